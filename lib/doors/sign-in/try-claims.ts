import { decodeJwt } from "jose";
import { z } from "zod";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type ClaimedAddress, claimedAddress } from "@/lib/providers/claims/claims";
import { directoryFields } from "@/lib/providers/claims/directory-fields";
import {
  chooseTemplate,
  claimsInUse,
  type TemplateChoice,
  type TemplateRules,
} from "@/lib/providers/claims/template-choice";
import { givenSettings } from "@/lib/providers/kinds/settings-of-kind";
import { type Claims, claimAt } from "@/lib/providers/settings/claim-at";
import { commonSettings } from "@/lib/providers/settings/settings";

export const tryClaimsInput = z.strictObject({
  /** The claims as JSON, or an ID token, of which only the payload is read. */
  claims: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(64 * 1024),
  settings: givenSettings.default({}),
  mappings: z
    .array(
      z.strictObject({
        claim: z.string().nullable().default(null),
        value: z.string(),
        templateId: z.string(),
      }),
    )
    .max(200)
    .default([]),
  defaultTemplateId: z.string().nullable().default(null),
});

export interface ClaimsTrial {
  /** The address that would make the first link, or why it would not. */
  email: ClaimedAddress;
  displayName: string | null;
  /** What the claims say that the mappings look at; null for one that is not there. */
  templateClaims: { name: string; value: unknown }[];
  template: TemplateChoice | null;
  /** How the template was found, in words. */
  why: string;
}

/**
 * What a person with these claims would get, by the settings of a form: pure, nothing is verified, stored or asked.
 * Throws `invalid-input` for what is neither claims nor a token.
 */
export function tryClaims(input: z.input<typeof tryClaimsInput>): ClaimsTrial {
  const { claims: text, settings: given, mappings, defaultTemplateId } = parseInput(tryClaimsInput, input);
  const settings = parseInput(z.object(commonSettings), given);
  const claims = readClaims(text);
  const rules = { settings, mappings, defaultTemplateId };
  const choice = chooseTemplate(rules, claims);
  return {
    email: claimedAddress({ settings }, claims),
    displayName: directoryFields(settings.sync, claims).displayName,
    templateClaims: claimsInUse(rules).map((name) => ({ name, value: claimAt(claims, name) ?? null })),
    template: choice,
    why: whyWords(rules, claims, choice),
  };
}

function readClaims(text: string): Claims {
  const claims = z.record(z.string(), z.unknown());
  const read = (): unknown => (text.startsWith("{") ? JSON.parse(text) : decodeJwt(text));
  const asked = z.string().transform((_, check) => {
    try {
      return claims.parse(read());
    } catch {
      check.addIssue({ code: "custom", message: "must be a JSON object of claims, or an ID token" });
      return z.NEVER;
    }
  });
  return parseInput(z.strictObject({ claims: asked }), { claims: text }).claims;
}

function whyWords(rules: TemplateRules, claims: Claims, choice: TemplateChoice | null): string {
  if (choice?.by === "mapping") {
    const { claim, value } = choice;
    return typeof claimAt(claims, claim) === "object"
      ? `The first mapping whose value is in its claim is ${JSON.stringify(value)} in ${claim}.`
      : `${claim} is ${JSON.stringify(value)}, for which there is a mapping.`;
  }
  if (choice?.by === "unknown")
    return `${choice.claim} is not in here: the provider says that it stands elsewhere (_claim_names). So a mailbox keeps its template, and a new one gets ${choice.templateId ? "the default" : "none: nobody new comes in"}.`;
  const reasons = claimsInUse(rules).map((name) => noMatchWords(name, claimAt(claims, name)));
  const reason = reasons.length > 0 ? reasons.join(" ") : "There are no mappings.";
  return `${reason} ${choice ? "So it is the default." : "There is no default either: nobody new comes in."}`;
}

const noMatchWords = (name: string, claim: unknown): string =>
  claim === undefined
    ? `There is no claim ${name}.`
    : `${name} is ${JSON.stringify(claim).slice(0, 200)}, for which there is no mapping; values are compared exactly.`;
