import { env } from "@/lib/platform/env";

/** Where the provider with this slug sends people back to; it goes into the client at the provider. */
export const callbackUrl = (slug: string): string => `${env().PORTAL_URL}/api/auth/callback/${slug}`;

/** What goes before a provider's slug in the address that it sends administrators back to; no slug has a dot. */
const adminPrefix = "admin.";

/** The last part of the address that the provider with this slug sends administrators back to. */
export const adminCallbackName = (slug: string): string => `${adminPrefix}${slug}`;

/** The slug in the last part of such an address; null: it is the portal's. */
export const adminCallbackSlug = (name: string): string | null =>
  name.startsWith(adminPrefix) ? name.slice(adminPrefix.length) : null;

/** Where the provider with this slug sends administrators back to; it goes into the client beside `callbackUrl`. */
export const adminCallbackUrl = (slug: string): string => callbackUrl(adminCallbackName(slug));

/** Where people come back to after signing out at the provider, as one pattern for the client there. */
export const postLogoutPattern = (): string => `${env().PORTAL_URL}/*`;

/** What a provider calls when somebody's session there ends (OpenID Connect Back-Channel Logout 1.0). */
export const backchannelLogoutUrl = (slug: string): string =>
  `${env().PORTAL_URL}/api/auth/backchannel-logout/${slug}`;

/** Where the provider reads the public keys of our client (RFC 7517, section 5). */
export const clientKeysUrl = (slug: string): string => `${env().PORTAL_URL}/api/auth/client-keys/${slug}`;

/** Where providers push people and groups (RFC 7644). */
export const scimBaseUrl = (): string => `${env().PORTAL_URL}/scim/v2`;
