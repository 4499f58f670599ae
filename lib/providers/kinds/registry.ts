import { z } from "zod";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { kinds } from "@/lib/providers/kinds/kinds";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

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
export const labelsOf = (can: (kind: ProviderKind) => boolean): string =>
  kindsThat(can)
    .map((name) => kindOf(name).label)
    .join(" or ");

/** `kind keycloak`, or `kinds keycloak and ldap`. */
export const kindWords = (names: readonly string[]): string =>
  `${names.length === 1 ? "kind" : "kinds"} ${names.join(" and ")}`;

/** All members of a union at once. */
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never;

type Shapes = All<(typeof kinds)[ProviderKindName]["settings"]["shape"]>;

/** A setting that may be left out, which does not become its default before the kind is known. The default is told. */
function withoutDefault(setting: z.core.$ZodType): z.core.$ZodType {
  if (!(setting instanceof z.ZodDefault || setting instanceof z.ZodPrefault)) return setting;
  return z.optional(setting.unwrap()).meta({ default: setting.def.defaultValue });
}

const settingShapes = providerKinds.flatMap((name) => Object.entries(kindOf(name).settings.shape));

/** The settings of all kinds, as a form may leave them out; which of them a provider may have is its kind's to say. */
export const givenSettings = z
  .object(
    Object.fromEntries(settingShapes.map(([name, setting]) => [name, withoutDefault(setting)])) as Shapes,
  )
  .partial()
  .strict();

/** The stored settings of a provider, with defaults for what is new. Throws for what its kind does not know. */
export const readSettings = (kind: string, stored: unknown): ProviderSettings =>
  kindOf(providerKindName.parse(kind)).settings.parse(stored);

/** How we speak with a provider to which people are sent to sign in; null for kinds to which nobody is. */
export const openIdSettingsOf = ({
  kind,
  settings,
}: {
  kind: ProviderKindName;
  settings: ProviderSettings;
}): OpenIdSettings | null => kindOf(kind).singleSignOn?.settingsOf(settings) ?? null;

type Place = NonNullable<(typeof kinds)[ProviderKindName]["place"]>;
type PlaceFields = All<Place["fields"]>;
export type PlaceField = keyof PlaceFields;

const places = providerKinds.flatMap((name) => {
  const { label, place } = kindOf(name);
  return place ? [{ name, label, place, fields: Object.keys(place.fields) }] : [];
});

/** The kinds whose providers are found by fields of their own, each with the names of these. */
export const placedKinds: readonly { name: ProviderKindName; label: string; fields: readonly string[] }[] =
  places;

/** The fields by which the kinds say where a provider is, as a form may leave them out. */
export const placeFields = z
  .object(Object.assign({}, ...places.map(({ place }) => place.fields)) as PlaceFields)
  .partial().shape;

/** As they are shown, by name: text that only providers of one kind have. */
export const shownPlaceFields = Object.fromEntries(
  places.flatMap(({ label, fields }) =>
    fields.map((field) => [field, z.string().optional().describe(`${label} only.`)]),
  ),
) as Record<PlaceField, z.ZodOptional<z.ZodString>>;

/** The options of the command line for these fields. */
export const placeOptions: readonly (readonly [flags: string, about: string])[] = places.flatMap(
  ({ label, place }) =>
    Object.values(place.options).map(([flags, about]) => [flags, `${label}: ${about}`] as const),
);

/** The issuer that a form names by fields of a kind's own; undefined when it does not name all of one kind's. */
export function placedIssuer(given: Partial<Record<string, unknown>>): string | undefined {
  const named = places.find(({ fields }) => fields.every((field) => given[field] !== undefined));
  return named?.place.issuerOf(given as Record<string, string>);
}

/** Where a provider is, by the fields of its kind; none where its issuer itself is entered. */
export const placeOf = ({
  kind,
  issuer,
}: {
  kind: ProviderKindName;
  issuer: string;
}): Partial<Record<PlaceField, string>> => kindOf(kind).place?.read(issuer) ?? {};

const steps = new Map(
  providerKinds.flatMap((name) => kindOf(name).test.steps.map(({ step, label }) => [step, label] as const)),
);

/** The names of the steps of all connection tests. */
export const connectionSteps = [...steps.keys()] as [string, ...string[]];

/** What people read for a step of a connection test. */
export const stepLabel = (step: string): string => steps.get(step) ?? step;
