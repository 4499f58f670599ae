import { z } from "zod";
import { domainName } from "@/lib/platform/address/domain-name";
import { clientSettings } from "@/lib/providers/client/client-settings";
import { claimPath } from "@/lib/providers/settings/claim-at";
import { endpointUrl } from "@/lib/providers/settings/issuer";
import { syncSettings } from "@/lib/providers/settings/sync-settings";

/**
 * A claim of a token (RFC 7519, section 4): any visible ASCII, such as the URL that makes a private one unique. Or its
 * path inside others, `realm_access.roles`, where `\\.` is a dot of a name (`claimAt`).
 */
export const claimName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(255)
  .regex(/^[\x21-\x7e]+$/, "must be a claim name without spaces")
  .refine((name) => claimPath(name).length <= 10, "must have at most 10 parts");

const scopes = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => text.split(/\s+/).includes("openid"),
    "must include openid (OpenID Connect Core 3.1.2.1)",
  );

/** Addresses entered by hand; each replaces what the discovery document says. */
export const providerEndpoints = z.strictObject({
  authorization: endpointUrl.optional(),
  token: endpointUrl.optional(),
  /** The keys that ID tokens are verified with. */
  jwks: endpointUrl.optional(),
  userinfo: endpointUrl.optional(),
  /** Where people are sent to sign out there. */
  endSession: endpointUrl.optional(),
  /** Where authorization requests are pushed to (RFC 9126). */
  pushedAuthorization: endpointUrl.optional(),
});
export type ProviderEndpoints = z.infer<typeof providerEndpoints>;

/**
 * Kind keycloak only: a user attribute with the hash of a password that opens mail apps and the portal by itself, without
 * the provider (its second factor too).
 */
export const mailPasswordSettings = z.strictObject({
  enabled: z.boolean().default(false),
  attribute: claimName.default("mailcow_password"),
});

/** Most clocks are right within a second; this forgives a provider whose time is not kept. */
export const usualClockToleranceSeconds = 30;

/** `keep`: it is only reported; `alias`: it becomes an alias of the mailbox, and goes when it changes again. */
export const changedAddressPolicies = ["keep", "alias"] as const;
export type ChangedAddressPolicy = (typeof changedAddressPolicies)[number];

/** The policies of a provider, as stored; every read goes through this schema, so a new setting gets its default. */
export const providerSettings = z.strictObject({
  scopes: scopes.default("openid profile email"),
  /** The claim that chooses the template, where a mapping names no other. */
  templateAttribute: claimName.default("mailcow_template"),
  emailClaim: claimName.default("email"),
  /** Only an address that the claims prove makes the first link to a mailbox; false: the provider is trusted with it. */
  requireVerifiedEmail: z.boolean().default(true),
  /**
   * The claim that is true when the address is proven, such as Entra's `xms_edov`. Left out: `email_verified`, which
   * proves `email` and, of another claim, only what is the same address.
   */
  emailProofClaim: claimName.optional(),
  /** Mail domains whose people may come in by this provider; left out: all. */
  allowedDomains: z.array(domainName).min(1, "must name a domain, or be left out").max(1000).optional(),
  createOnSignIn: z.boolean().default(true),
  /** A mailbox that has this provider as its source, but no identity yet, is linked at the first sign-in. */
  linkByEmail: z.boolean().default(true),
  /** What becomes of a linked person's new address; the mailbox keeps its own in either case. */
  changedAddress: z.enum(changedAddressPolicies).default("keep"),
  /** How our client proves itself there, and how it asks. */
  client: clientSettings.prefault({}),
  /** Kind oidc only. With authorization, token and jwks the discovery document is not read at all. */
  endpoints: providerEndpoints.optional(),
  /** How far the provider's clock may be from ours: by so much a token may seem too new, or ended. */
  clockToleranceSeconds: z.int().min(0).max(300).default(usualClockToleranceSeconds),
  /** How the directory is followed; only Keycloak's can be. */
  sync: syncSettings.prefault({}),
  mailPassword: mailPasswordSettings.prefault({}),
});

export type ProviderSettings = z.infer<typeof providerSettings>;
