import { z } from "zod";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { customIssue } from "@/lib/platform/input/issue-text";
import { type PlaceField, placedKinds, placeFields } from "@/lib/providers/kinds/place-of-kind";
import { providerKindName } from "@/lib/providers/kinds/registry";
import { givenSettings } from "@/lib/providers/kinds/settings-of-kind";
import { providerUrl } from "@/lib/providers/settings/issuer";
import { claimName } from "@/lib/providers/settings/settings";
import { providerSlug } from "@/lib/providers/settings/slug";
import { verbatim } from "@/lib/words/compose-text";
import { message } from "@/lib/words/message";
import { type Text, words } from "@/lib/words/text";

const inputWords = words("provider.input", {
  empty: "must not be empty",
  controlCharacters: "must not contain control characters",
  printableAscii: "must be printable ASCII",
  together: "must be given together: {fields}",
  issuerToo: "must be left out when {fields} are given",
  repeatedValue: "must not contain a value more than once for a claim",
});

const visibleText = /^[^\p{Cc}]+$/u;
const printable = /^[\x20-\x7e]+$/;

const mapping = z.strictObject({
  /** Null or left out: `settings.templateAttribute`. */
  claim: claimName.nullable().default(null),
  value: z
    .string()
    .min(1, message(inputWords("empty")))
    .max(255),
  templateId: z.uuid(),
});

const fields = {
  slug: providerSlug,
  expectedVersion,
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(visibleText, message(inputWords("controlCharacters")))
    .optional(),
  kind: providerKindName.optional(),
  enabled: z.boolean().optional(),
  /** Of kinds that are found by fields of their own these give the issuer. */
  ...placeFields,
  /** Of any other the exact `iss` of its tokens. */
  issuer: providerUrl.optional(),
  clientId: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(printable, message(inputWords("printableAscii")))
    .optional(),
  /** RFC 6749 A.2: printable ASCII. Never returned again. */
  clientSecret: z
    .string()
    .min(1)
    .max(1000)
    .regex(printable, message(inputWords("printableAscii")))
    .optional(),
  settings: givenSettings.optional(),
  defaultTemplateId: z.uuid().nullable().optional(),
  mappings: z.array(mapping).max(200).optional(),
  verify: z.boolean().default(true),
  /** Needed to give another issuer to a provider that people are linked to: they are linked anew. */
  changeIssuer: z.boolean().default(false),
};

/** The input of `setIdentityProvider`. */
export const setIdentityProviderInput = z.strictObject(fields).superRefine((given, check) => {
  const add = (path: string, text: Text) => check.addIssue(customIssue(text, [path]));
  for (const { fields } of placedKinds) {
    const missing = fields.filter((field) => given[field as PlaceField] === undefined);
    if (missing.length === fields.length) continue;
    const names = { fields: fields.map(verbatim) };
    if (missing[0] !== undefined) add(missing[0], inputWords("together", names));
    else if (given.issuer !== undefined) add("issuer", inputWords("issuerToo", names));
  }
  const keys = (given.mappings ?? []).map(({ claim, value }) => JSON.stringify([claim, value]));
  if (new Set(keys).size !== keys.length) add("mappings", inputWords("repeatedValue"));
});

export type ProviderInput = z.output<typeof setIdentityProviderInput>;
