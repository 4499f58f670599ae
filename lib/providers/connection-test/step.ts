import type { TemplateMapping } from "@/lib/providers/claims/template-choice";
import type { ClientCredential } from "@/lib/providers/client/authenticate-client";
import type { OpenDomains } from "@/lib/providers/settings/provider-warnings";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { say, type Text } from "@/lib/words/text";

/**
 * Without the first nobody can sign in; the second is needed only to read people (import, sync), the third to hear of
 * changes, the last for that flow.
 */
export const stepPurposes = ["sign-in", "reading-people", "directory-events", "mail-password"] as const;

/** `warning`: it works, and somebody should look at it. */
export const stepOutcomes = ["ok", "warning", "failed", "skipped"] as const;

/** What a step found. `advice` says what to do about a failure or a warning; null when there is nothing to do. */
export interface Finding {
  outcome: (typeof stepOutcomes)[number];
  what: Text;
  advice: Text | null;
}

export interface ConnectionStep extends Finding {
  step: string;
  neededFor: (typeof stepPurposes)[number];
  /** In milliseconds. */
  took: number;
}

/** What a test is made of: the form as it would be saved, and whom to try. */
export interface Probe<Settings = ProviderSettings> {
  slug: string;
  issuer: string;
  clientId: string;
  /** Null: none was given, and the stored one may not be sent to this issuer. */
  credential: ClientCredential | null;
  settings: Settings;
  mappings: readonly TemplateMapping[];
  defaultTemplateId: string | null;
  templateName(id: string): Promise<string>;
  /** The domains that name no provider. */
  openDomains(): Promise<OpenDomains>;
  /** User name or email address at the directory; null: any person will do. */
  sampleUser: string | null;
}

/** What people read of a step. */
export interface StepWords {
  label: Text;
  /** What its failure means, before anything technical; null where the finding says in words what is wrong with whom. */
  broken: Text | null;
  /** Whether its finding is about people, and not about how machines speak; left out: no. */
  isAboutPeople?: true;
}

/** One step of a kind's connection test. `Known` is what the steps work on; each adds what the later ones need. */
export interface TestStep<Known> extends StepWords {
  /** Its name in documents. */
  step: string;
  neededFor: ConnectionStep["neededFor"];
  /** The step without whose success this one cannot run. */
  after: string | null;
  /** Whether there is anything to test; left out: always. */
  applies?(probe: Known): boolean;
  run(probe: Known): Promise<Finding>;
}

/** The connection test of a kind. */
export interface ConnectionTest<Settings, Known = unknown> {
  begin(probe: Probe<Settings>): Known;
  /** In the order they are run. */
  steps: readonly TestStep<Known>[];
}

export const ok = (what: Text): Finding => ({ outcome: "ok", what, advice: null });
export const warning = (what: Text, advice: Text): Finding => ({ outcome: "warning", what, advice });
export const failed = (what: Text, advice: Text): Finding => ({ outcome: "failed", what, advice });
export const skipped = (what: Text, advice: Text | null = null): Finding => ({
  outcome: "skipped",
  what,
  advice,
});

/** A step whose finding has been said. */
export type SaidStep = Omit<ConnectionStep, "what" | "advice"> & { what: string; advice: string | null };

/** A step as fields of a document, in English or as `said` says texts. */
export const saidStep = (
  { what, advice, ...step }: ConnectionStep,
  said: (text: Text) => string = say,
): SaidStep => ({ ...step, what: said(what), advice: advice && said(advice) });
