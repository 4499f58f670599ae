import { enteredReach, type Reach } from "@/lib/platform/foreign-answer/reach";
import type { ProviderAnswer } from "@/lib/providers/connection-test/ask";
import type { Probe } from "@/lib/providers/connection-test/step";
import type { ProviderMetadata } from "@/lib/providers/openid/discovery";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import { type Text, words } from "@/lib/words/text";

const probeWords = words("provider.test.probe", {
  missingAdvice: "Enter the provider's issuer exactly as its documentation or discovery document gives it.",
});

/** What the steps for OpenID Connect learn from each other. */
export interface OpenIdProbe extends Probe<OpenIdSettings> {
  metadata: ProviderMetadata | null;
  /** The browser's address of an authorization request that the provider has taken beforehand. */
  pushed: URL | null;
  /** Which addresses a question to this endpoint of the metadata may lead to. */
  reachOf(url: string): Reach;
  /** What the provider's clock said, beside ours; null while it has not told. */
  clock: ProviderAnswer["clock"];
  /** What to do where there is no discovery document. */
  missingAdvice: Text;
}

/** A test of which no step has run. */
export const beginOpenIdTest = (probe: Probe<OpenIdSettings>): OpenIdProbe => ({
  ...probe,
  metadata: null,
  pushed: null,
  reachOf: () => enteredReach,
  clock: null,
  missingAdvice: probeWords("missingAdvice"),
});
