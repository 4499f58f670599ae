import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { kindOf, providerKindName, providerKinds } from "@/lib/providers/kinds/registry";
import { givenSettings } from "@/lib/providers/kinds/settings-of-kind";
import { providerUrl } from "@/lib/providers/settings/issuer";
import { claimName } from "@/lib/providers/settings/settings";
import { verbatim } from "@/lib/words/compose-text";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const fieldWords = words("provider.fields", {
  empty: "must not be empty",
  controlCharacters: "must not contain control characters",
  printableAscii: "must be printable ASCII",
});

const visibleText = /^[^\p{Cc}]+$/u;
const printable = /^[\x20-\x7e]+$/;

const mapping = z.strictObject({
  /** Null or left out: `settings.templateAttribute`. */
  claim: claimName.nullable().default(null),
  value: z
    .string()
    .min(1, message(fieldWords("empty")))
    .max(255),
  templateId: z.uuid(),
});

/** What superadmins set on a provider of any kind. */
export const providerFields = fields("provider", {
  name: field(
    z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(visibleText, message(fieldWords("controlCharacters"))),
    {
      label: "Sign-in button text",
      hint: "For example, the name of your organisation.",
      option: { name: "name", value: "name", help: "name on the sign-in button" },
    },
  ),
  kind: field(providerKindName, {
    label: "Type",
    words: Object.fromEntries(providerKinds.map((name) => [name, verbatim(kindOf(name).label)])),
    option: { name: "kind", value: "kind", help: "type of provider" },
  }),
  enabled: field(z.boolean(), { label: "Enabled" }),
  /** The exact `iss` of its tokens; kinds that are found by fields of their own give it by these. */
  issuer: field(providerUrl, {
    label: "Issuer",
    hint: "Exactly as the provider states it, including any trailing slash.",
    option: { name: "issuer", value: "url", help: "OpenID Connect: the exact issuer" },
  }),
  clientId: field(
    z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(printable, message(fieldWords("printableAscii"))),
    {
      label: "Client ID",
      option: { name: "client-id", value: "id", help: "client ID at the provider" },
    },
  ),
  /** RFC 6749 A.2: printable ASCII. */
  clientSecret: field(
    z
      .string()
      .min(1)
      .max(1000)
      .regex(printable, message(fieldWords("printableAscii"))),
    { label: "Client secret", secret: true },
  ),
  settings: field(givenSettings, { label: "Settings" }),
  defaultTemplateId: field(z.uuid().nullable(), {
    label: "Default template",
    hint: "For people who match no mapping.",
  }),
  mappings: field(z.array(mapping).max(200), { label: "Template mappings" }),
});

export const providerShapes = shapesOf(providerFields);

/** What is recorded of a provider besides. */
export const providerOtherFields = fields("providerRecord", {
  slug: field(z.string(), { label: "Short name" }),
  sealedSecrets: field(z.string(), { label: "Client secret or key pair", secret: true }),
  signingKey: field(z.string().nullable(), { label: "Signing key" }),
  secretSetAt: field(z.date(), { label: "Client secret set" }),
  source: field(z.string(), { label: "Source of the mailboxes", words: { local: "Local" } }),
  moved: field(z.int(), { label: "Mailboxes moved" }),
  nextKey: field(z.string().nullable(), { label: "Prepared key" }),
});
