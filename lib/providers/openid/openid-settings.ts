import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { clientSettings } from "@/lib/providers/client/client-settings";
import { endpointUrl } from "@/lib/providers/settings/issuer";
import { commonSettings, mailPasswordSettings } from "@/lib/providers/settings/settings";
import { describedShapesOf } from "@/lib/providers/settings-document";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const openIdWords = words("provider.openIdSettings", {
  acrValues: "must be values without spaces, separated by single spaces",
  scopes: "must include openid (OpenID Connect Core 3.1.2.1)",
});

const scopes = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text.split(/\s+/).includes("openid"), message(openIdWords("scopes")));

const endpoint = endpointUrl.optional();

/** Addresses entered by hand; each replaces what the discovery document says. */
export const endpointFields = fields("provider.endpoints", {
  authorization: field(endpoint, { label: "Authorization", hint: "Where people are sent to sign in." }),
  token: field(endpoint, { label: "Token", hint: "Receives the client secret." }),
  jwks: field(endpoint, { label: "Keys (JWKS)", hint: "Used to verify ID tokens." }),
  userinfo: field(endpoint, {
    label: "Userinfo",
    hint: "Asked for claims that are missing from the ID token.",
  }),
  endSession: field(endpoint, { label: "Logout", hint: "Where people are sent to sign out." }),
  pushedAuthorization: field(endpoint, {
    label: "Pushed requests",
    hint: "Receives our authorization requests in advance (RFC 9126).",
  }),
});

export const providerEndpoints = z.strictObject(describedShapesOf(endpointFields));
export type ProviderEndpoints = z.infer<typeof providerEndpoints>;

/** Most clocks are right within a second; this forgives a provider whose time is not kept. */
export const usualClockToleranceSeconds = 30;

/** How people sign in by OpenID Connect, beside how our client proves itself. */
export const openIdFields = fields("provider.openId", {
  scopes: field(scopes.default("openid profile email"), {
    label: "Scopes",
    hint: "Separated by spaces. Must include openid: Keycloak requires it from version 20.",
  }),
  /** By so much a token may seem too new, or ended. */
  clockToleranceSeconds: field(z.int().min(0).max(300).default(usualClockToleranceSeconds), {
    label: "Clock tolerance in seconds",
    hint: "How far the provider's clock may differ from ours, up to 300. The connection test compares the two.",
  }),
});

/** What is asked of people who sign in to the console by their groups. */
export const adminSignInFields = fields("provider.adminSignIn", {
  /** `acr_values`, with blanks between them: one of them must be the token's `acr` (OpenID Connect Core 3.1.2.1). */
  acrValues: field(
    z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, message(openIdWords("acrValues")))
      .optional(),
    {
      label: "Authentication context for administrators",
      hint: "acr values, separated by spaces, one of which the provider must confirm when an administrator signs in by group. Leave empty to accept any.",
    },
  ),
  /** How long ago, at most, the provider may have asked the person who it is (`max_age`, `auth_time`). */
  maxAgeMinutes: field(z.int().min(1).max(1_440).optional(), {
    label: "Maximum sign-in age for administrators, in minutes",
    hint: "The provider asks administrators again if they signed in there longer ago. Leave empty for no limit.",
  }),
});

const openIdShapes = describedShapesOf(openIdFields);
const { sync, ...whoComesIn } = commonSettings;

/** What a provider of OpenID Connect is configured by, with a directory or without. */
export const openIdSettings = z.strictObject({
  scopes: openIdShapes.scopes,
  ...whoComesIn,
  /** How our client proves itself there, and how it asks. */
  client: clientSettings.prefault({}),
  /** With authorization, token and jwks the discovery document is not read at all. */
  endpoints: providerEndpoints.optional(),
  clockToleranceSeconds: openIdShapes.clockToleranceSeconds,
  adminSignIn: z.strictObject(describedShapesOf(adminSignInFields)).prefault({}),
  sync,
  mailPassword: mailPasswordSettings.prefault({}),
});
export type OpenIdSettings = z.infer<typeof openIdSettings>;
