import type { ProviderKind } from "@/lib/db/schema/identity-provider";
import type { Reach } from "@/lib/foreign-answer/reach";
import type { ClientCredential } from "@/lib/identity-provider/client/authenticate-client";
import type { ProviderAnswer } from "@/lib/identity-provider/connection-test/ask";
import type { ProviderMetadata } from "@/lib/identity-provider/discovery";
import type { OpenDomains } from "@/lib/identity-provider/provider-warnings";
import type { ProviderSettings } from "@/lib/identity-provider/settings";
import type { TemplateMapping } from "@/lib/identity-provider/template-choice";

export const connectionSteps = [
  "name-resolution",
  "tls",
  "discovery",
  "issuer",
  "keys",
  "clock",
  "client-authentication",
  "pushed-request",
  "redirect-url",
  "userinfo",
  "service-account",
  "view-users",
  "events",
  "sample-user",
  "mail-password",
  "addresses",
] as const;
export type ConnectionStepName = (typeof connectionSteps)[number];

/**
 * Without the first nobody can sign in; the second is needed only to read people (import, sync), the third to hear of
 * changes, the last for that flow.
 */
export const stepPurposes = ["sign-in", "reading-people", "notices", "mail-password"] as const;

/** `warning`: it works, and somebody should look at it. */
export const stepOutcomes = ["ok", "warning", "failed", "skipped"] as const;

/** What a step found. `advice` says what to do about a failure or a warning; null when there is nothing to do. */
export interface Finding {
  outcome: (typeof stepOutcomes)[number];
  what: string;
  advice: string | null;
}

export interface ConnectionStep extends Finding {
  step: ConnectionStepName;
  neededFor: (typeof stepPurposes)[number];
  /** In milliseconds. */
  took: number;
}

/** Everything that the steps work on; each adds what the later ones need. */
export interface Probe {
  slug: string;
  kind: ProviderKind;
  issuer: string;
  clientId: string;
  /** Null: none was given, and the stored one may not be sent to this issuer. */
  credential: ClientCredential | null;
  settings: ProviderSettings;
  mappings: readonly TemplateMapping[];
  defaultTemplateId: string | null;
  templateName(id: string): Promise<string>;
  /** The domains that name no provider. */
  openDomains(): Promise<OpenDomains>;
  /** User name or e-mail address at Keycloak; null: any person will do. */
  sampleUser: string | null;
  metadata: ProviderMetadata | null;
  /** The browser's address of an authorization request that the provider has taken beforehand. */
  pushed: URL | null;
  /** Which addresses a question to this endpoint of the metadata may lead to. */
  reachOf(url: string): Reach;
  /** What the provider's clock said, beside ours; null while it has not told. */
  clock: ProviderAnswer["clock"];
  accessToken: string | null;
  people: readonly unknown[] | null;
}

export const ok = (what: string): Finding => ({ outcome: "ok", what, advice: null });
export const warning = (what: string, advice: string): Finding => ({ outcome: "warning", what, advice });
export const failed = (what: string, advice: string): Finding => ({ outcome: "failed", what, advice });
export const skipped = (what: string, advice: string | null = null): Finding => ({
  outcome: "skipped",
  what,
  advice,
});
