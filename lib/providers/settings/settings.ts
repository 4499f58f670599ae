import { z } from "zod";
import { domainName } from "@/lib/platform/address/domain-name";
import { claimPath } from "@/lib/providers/settings/claim-at";
import { syncSettings } from "@/lib/providers/settings/sync-settings";
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
export const mailPasswordSettings = z.strictObject({
  enabled: z.boolean().default(false),
  attribute: claimName.default("mailcow_password"),
});
export type MailPasswordSettings = z.output<typeof mailPasswordSettings>;

/** `keep`: it is only reported; `alias`: it becomes an alias of the mailbox, and goes when it changes again. */
export const changedAddressPolicies = ["keep", "alias"] as const;

/** What every kind of provider is configured by, beside what is its own: who comes in, and as whom. */
export const commonSettings = {
  /** The claim that chooses the template, where a mapping names no other. */
  templateAttribute: claimName.default("mailcow_template"),
  /** The claim that lists the person's groups, by name or path. */
  groupsClaim: claimName.default("groups"),
  emailClaim: claimName.default("email"),
  /** Only an address that the claims prove makes the first link to a mailbox; false: the provider is trusted with it. */
  requireVerifiedEmail: z.boolean().default(true),
  /**
   * The claim that is true when the address is proven, such as Entra's `xms_edov`. Left out: `email_verified`, which
   * proves `email` and, of another claim, only what is the same address.
   */
  emailProofClaim: claimName.optional(),
  /** Mail domains whose people may come in by this provider; left out: all. */
  allowedDomains: z
    .array(domainName)
    .min(1, message(settingWords("domains")))
    .max(1000)
    .optional(),
  createOnSignIn: z.boolean().default(true),
  /** A mailbox that has this provider as its source, but no identity yet, is linked at the first sign-in. */
  linkByEmail: z.boolean().default(true),
  /** What becomes of a linked person's new address; the mailbox keeps its own in either case. */
  changedAddress: z.enum(changedAddressPolicies).default("keep"),
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
