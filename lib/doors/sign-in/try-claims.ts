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
import { sentences } from "@/lib/words/compose-text";
import { message } from "@/lib/words/message";
import { type Text, words } from "@/lib/words/text";

const trialWords = words("provider.claimsTrial", {
  notClaims: "must be a JSON object of claims, or an ID token",
  match: "{claim} is {value}, which has a mapping.",
  firstMatch: "The first mapping that matches is {value} in {claim}.",
  missing: "There is no claim {claim}.",
  noMatch: "{claim} is {value}, which has no mapping. Values must match exactly.",
  noMappings: "There are no mappings.",
  default: "The default template is used.",
  none: "There is no default template, so no mailbox is created.",
  elsewhere:
    "{claim} is not included: the provider says that it is available elsewhere (_claim_names). An existing mailbox keeps its template, and a new one gets the default.",
  elsewhereNone:
    "{claim} is not included: the provider says that it is available elsewhere (_claim_names). An existing mailbox keeps its template, and no mailbox is created.",
});

export const tryClaimsInput = z.strictObject({
  /** The claims as JSON, or an ID token, of which only the payload is read. */
  claims: z
    .string()
    .trim()
    .min(1)
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
  /** How the template was found. */
  why: Text;
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
    why: whyText(rules, claims, choice),
  };
}

function readClaims(text: string): Claims {
  const claims = z.record(z.string(), z.unknown());
  const read = (): unknown => (text.startsWith("{") ? JSON.parse(text) : decodeJwt(text));
  const asked = z.string().transform((_, check) => {
    try {
      return claims.parse(read());
    } catch {
      check.addIssue({ code: "custom", message: message(trialWords("notClaims")) });
      return z.NEVER;
    }
  });
  return parseInput(z.strictObject({ claims: asked }), { claims: text }).claims;
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 200);

function whyText(rules: TemplateRules, claims: Claims, choice: TemplateChoice | null): Text {
  if (choice?.by === "mapping") {
    const { claim } = choice;
    const among = typeof claimAt(claims, claim) === "object";
    return trialWords(among ? "firstMatch" : "match", { claim, value: shown(choice.value) });
  }
  if (choice?.by === "unknown")
    return trialWords(choice.templateId ? "elsewhere" : "elsewhereNone", { claim: choice.claim });
  const [first = trialWords("noMappings"), ...others] = claimsInUse(rules).map((name) =>
    noMatchText(name, claimAt(claims, name)),
  );
  return sentences(first, ...others, trialWords(choice ? "default" : "none"));
}

const noMatchText = (claim: string, value: unknown): Text =>
  value === undefined
    ? trialWords("missing", { claim })
    : trialWords("noMatch", { claim, value: shown(value) });
