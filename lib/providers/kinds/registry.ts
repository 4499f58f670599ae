import { z } from "zod";
import type { StepWords } from "@/lib/providers/connection-test/step";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { kinds } from "@/lib/providers/kinds/kinds";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const kindWords = words("provider.kind", {
  or: "{before} or {next}",
  only: "{count, plural, one {belongs to kind {kinds} only} other {belongs to kinds {kinds} only}}",
});

export type ProviderKindName = keyof typeof kinds;

const table: Readonly<Record<ProviderKindName, ProviderKind>> = kinds;

/** The names of all kinds, in the order they are offered. */
export const providerKinds = Object.keys(kinds) as [ProviderKindName, ...ProviderKindName[]];

/** The name of a kind. */
export const providerKindName = z.enum(providerKinds);

/** What a kind is and can do. */
export const kindOf = (name: ProviderKindName): ProviderKind => table[name];

/** The names of the kinds that can do something. */
export const kindsThat = (can: (kind: ProviderKind) => boolean): ProviderKindName[] =>
  providerKinds.filter((name) => can(kindOf(name)));

/** What people call the kinds that can do something: `Keycloak`, or `Keycloak or LDAP`. */
export function labelsOf(can: (kind: ProviderKind) => boolean): Text {
  const [first = verbatim(""), ...others] = kindsThat(can).map((name) => verbatim(kindOf(name).label));
  return others.reduce((before, next) => kindWords("or", { before, next }), first);
}

/** What is wrong with a field that only providers of these kinds have. */
export const onlyForKinds = (names: readonly string[]): Text =>
  kindWords("only", { count: names.length, kinds: names.map(verbatim) });

/** All members of a union at once. */
export type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer Whole,
) => void
  ? Whole
  : never;

/** The names of the steps of all connection tests. */
export const connectionSteps = [
  ...new Set(providerKinds.flatMap((name) => kindOf(name).test.steps.map(({ step }) => step))),
] as [string, ...string[]];

/** What people read of a step of a kind's connection test. */
export const stepWordsOf = (kind: ProviderKindName, name: string): StepWords =>
  kindOf(kind).test.steps.find(({ step }) => step === name) ?? { label: verbatim(name), broken: null };
