import { decodeJwt } from "jose";
import { z } from "zod";
import { type ClaimedAddress, type Claims, claimedAddress } from "@/lib/identity-provider/claims";
import { directoryFields } from "@/lib/identity-provider/directory-fields";
import { providerSettings } from "@/lib/identity-provider/settings";
import { chooseTemplate } from "@/lib/identity-provider/template-choice";
import { parseInput } from "@/lib/parse-input";

export const tryClaimsInput = z.strictObject({
  /** The claims as JSON, or an ID token, of which only the payload is read. */
  claims: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(64 * 1024),
  settings: z.object(providerSettings.shape).partial().strict().default({}),
  mappings: z
    .array(z.strictObject({ value: z.string(), templateId: z.string() }))
    .max(200)
    .default([]),
  defaultTemplateId: z.string().nullable().default(null),
});

export interface ClaimsTrial {
  /** The address that would make the first link, or why it would not. */
  email: ClaimedAddress;
  displayName: string | null;
  templateClaim: { name: string; value: unknown };
  template: { templateId: string; by: "mapping" | "default"; value: string | null } | null;
  /** How the template was found, in words. */
  why: string;
}

/**
 * What a person with these claims would get, by the settings of a form: pure, nothing is verified, stored or asked.
 * Throws `invalid-input` for what is neither claims nor a token.
 */
export function tryClaims(input: z.input<typeof tryClaimsInput>): ClaimsTrial {
  const { claims: text, settings: given, mappings, defaultTemplateId } = parseInput(tryClaimsInput, input);
  const settings = parseInput(providerSettings, given);
  const claims = readClaims(text);
  const name = settings.templateAttribute;
  const choice = chooseTemplate(mappings, claims[name], defaultTemplateId);
  const match = choice?.by === "mapping" ? firstMatch(mappings, claims[name]) : null;
  return {
    email: claimedAddress({ settings }, claims),
    displayName: directoryFields(settings.sync, claims).displayName,
    templateClaim: { name, value: claims[name] ?? null },
    template: choice && { ...choice, value: match },
    why: whyWords(name, claims[name], match, choice !== null),
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

/** The value of the mapping that `chooseTemplate` took: it goes by the order of the mappings, not of the claim. */
function firstMatch(
  mappings: readonly { value: string; templateId: string }[],
  claim: unknown,
): string | null {
  return mappings.find((mapping) => chooseTemplate([mapping], claim, null))?.value ?? null;
}

function whyWords(name: string, claim: unknown, match: string | null, found: boolean): string {
  if (match !== null)
    return Array.isArray(claim)
      ? `The first mapping whose value is in ${name} is ${JSON.stringify(match)}.`
      : `${name} is ${JSON.stringify(match)}, for which there is a mapping.`;
  const reason =
    claim === undefined
      ? `There is no claim ${name}.`
      : `${name} is ${JSON.stringify(claim).slice(0, 200)}, for which there is no mapping; values are compared exactly.`;
  return `${reason} ${found ? "So it is the default." : "There is no default either: nobody new comes in."}`;
}
