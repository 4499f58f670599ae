import { z } from "zod";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { customIssue } from "@/lib/platform/input/issue-text";
import { type PlaceField, placedKinds, placeFields } from "@/lib/providers/kinds/place-of-kind";
import { providerShapes } from "@/lib/providers/provider/fields";
import { providerSlug } from "@/lib/providers/settings/slug";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const inputWords = words("provider.input", {
  together: "must be given together: {fields}",
  issuerToo: "must be left out when {fields} are given",
  repeatedValue: "must not contain a value more than once for a claim",
});

const { name, kind, enabled, ...rest } = z.object(providerShapes).partial().shape;

const fields = {
  slug: providerSlug,
  expectedVersion,
  name,
  kind,
  enabled,
  /** Of kinds that are found by fields of their own these give the issuer. */
  ...placeFields,
  ...rest,
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
