import { z } from "zod";
import { clientSettings } from "@/lib/providers/client/client-settings";
import { endpointUrl } from "@/lib/providers/settings/issuer";
import { commonSettings, mailPasswordSettings } from "@/lib/providers/settings/settings";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const openIdWords = words("provider.openIdSettings", {
  scopes: "must include openid (OpenID Connect Core 3.1.2.1)",
});

const scopes = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text.split(/\s+/).includes("openid"), message(openIdWords("scopes")));

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

/** Most clocks are right within a second; this forgives a provider whose time is not kept. */
export const usualClockToleranceSeconds = 30;

const { sync, ...whoComesIn } = commonSettings;

/** What a provider of OpenID Connect is configured by, with a directory or without. */
export const openIdSettings = z.strictObject({
  scopes: scopes.default("openid profile email"),
  ...whoComesIn,
  /** How our client proves itself there, and how it asks. */
  client: clientSettings.prefault({}),
  /** With authorization, token and jwks the discovery document is not read at all. */
  endpoints: providerEndpoints.optional(),
  /** How far the provider's clock may be from ours: by so much a token may seem too new, or ended. */
  clockToleranceSeconds: z.int().min(0).max(300).default(usualClockToleranceSeconds),
  sync,
  mailPassword: mailPasswordSettings.prefault({}),
});
export type OpenIdSettings = z.infer<typeof openIdSettings>;
