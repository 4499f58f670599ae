import { z } from "zod";
import { describedShapesOf, field, fields } from "@/lib/catalogue/field";
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
  sync,
  mailPassword: mailPasswordSettings.prefault({}),
});
export type OpenIdSettings = z.infer<typeof openIdSettings>;
