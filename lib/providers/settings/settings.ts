import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { domainName } from "@/lib/platform/address/domain-name";
import { claimPath } from "@/lib/providers/settings/claim-at";
import { pageUrl } from "@/lib/providers/settings/issuer";
import { syncSettings } from "@/lib/providers/settings/sync-settings";
import { describedShapesOf } from "@/lib/providers/settings-document";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const settingWords = words("provider.settings", {
  empty: "must not be empty",
  claimName: "must be a claim name without spaces",
  claimParts: "must have at most 10 parts",
  domains: "must contain a domain, or be left out",
});

/**
 * A claim of a token (RFC 7519, section 4): any visible ASCII, such as the URL that makes a private one unique. Or its
 * path inside others, `realm_access.roles`, where `\\.` is a dot of a name (`claimAt`).
 */
export const claimName = z
  .string()
  .trim()
  .min(1, message(settingWords("empty")))
  .max(255)
  .regex(/^[\x21-\x7e]+$/, message(settingWords("claimName")))
  .refine((name) => claimPath(name).length <= 10, message(settingWords("claimParts")));

/**
 * An attribute of the person at the directory with the hash of a password that opens mail apps and the portal by itself, without
 * the provider (its second factor too).
 */
export const mailPasswordFields = fields("provider.mailPassword", {
  enabled: field(z.boolean().default(false), {
    label: "Allow mail passwords",
    hint: "When turned off, mail passwords stop working at the next login and their hashes are deleted here.",
    option: {
      name: "mail-password",
      help: "accept passwords whose hashes are in a user attribute",
      off: { name: "no-mail-password", help: "stop accepting these passwords, and forget them" },
    },
  }),
  attribute: field(claimName.default("mailcow_password"), {
    label: "Hash attribute",
    hint: "A single hash, such as '{'SSHA256'}'…, that only administrators can edit. Changes take effect at the next sync.",
    option: { name: "mail-password-attribute", value: "name", help: "user attribute with the hash" },
  }),
});

export const mailPasswordSettings = z.strictObject(describedShapesOf(mailPasswordFields));
export type MailPasswordSettings = z.output<typeof mailPasswordSettings>;

/** `keep`: it is only reported; `alias`: it becomes an alias of the mailbox, and goes when it changes again. */
const changedAddressPolicies = ["keep", "alias"] as const;

/** Who comes in by a provider of any kind, and as whom. */
export const claimFields = fields("provider.claims", {
  templateAttribute: field(claimName.default("mailcow_template"), {
    label: "Template claim",
    hint: "Used by mappings that don't name their own claim. Can be a string, a list, or an object whose keys are used. For nested claims, enter the path, such as realm_access.roles. If a name contains a dot, write a backslash before it.",
  }),
  groupsClaim: field(claimName.default("groups"), {
    label: "Groups claim",
    hint: "Usually groups. Lists the names or paths of the person's groups.",
  }),
  emailClaim: field(claimName.default("email"), {
    label: "Email address claim",
    hint: "Usually email. For a nested claim, enter its path, such as a.b.",
  }),
  requireVerifiedEmail: field(z.boolean().default(true), {
    label: "Verified addresses only",
    hint: "When turned off, the address in the claim is always trusted. Only turn this off if nobody at the provider can choose an address, or have someone else's.",
  }),
  emailProofClaim: field(claimName.optional(), {
    label: "Email verification claim",
    hint: "Leave empty to use email_verified, which vouches for the email claim only, and for another claim if it holds the same address. For Entra ID, use xms_edov.",
  }),
  allowedDomains: field(
    z
      .array(domainName)
      .min(1, message(settingWords("domains")))
      .max(1000)
      .optional(),
    {
      label: "Mail domains",
      hint: "One per line. Leave empty for all domains that aren't assigned to another provider.",
    },
  ),
  createOnSignIn: field(z.boolean().default(true), {
    label: "Create mailboxes",
    hint: "At the first sign-in, if the domain exists here and has room.",
  }),
  linkByEmail: field(z.boolean().default(true), {
    label: "Link existing mailboxes",
    hint: "Links this provider's mailboxes by address if nobody is linked to them yet.",
  }),
  changedAddress: field(z.enum(changedAddressPolicies).default("keep"), {
    label: "When a person's address changes",
    hint: "A mailbox is never renamed, because its mail, calendars and mail app accounts are tied to its address.",
    words: { keep: "Only notify administrators", alias: "Add the new address as an alias" },
  }),
  accountUrl: field(pageUrl.optional(), {
    label: "Account page URL",
    hint: "Where people change their password and second factors. Their security page links to it. Leave empty for Keycloak's own account page.",
  }),
});

/** What every kind of provider is configured by, beside what is its own. */
export const commonSettings = {
  ...describedShapesOf(claimFields),
  /** What of a person is followed, and how the directory is, where the kind has one. */
  sync: syncSettings.prefault({}),
};

/**
 * What is known of a provider's settings whatever its kind is. They are stored as a document that its kind's schema
 * reads, so that a new setting gets its default.
 */
export interface ProviderSettings extends z.output<z.ZodObject<typeof commonSettings>> {
  /** Only of kinds whose directory gives hashes. */
  mailPassword?: MailPasswordSettings | undefined;
}
