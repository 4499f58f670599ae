import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { clientFields } from "@/lib/providers/client/client-settings";
import { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { keycloakTest } from "@/lib/providers/kinds/keycloak/connection-test";
import { KeycloakDirectoryEvents } from "@/lib/providers/kinds/keycloak/directory-events";
import { keycloakAddress, keycloakIssuer } from "@/lib/providers/kinds/keycloak/realm";
import { KeycloakSource } from "@/lib/providers/kinds/keycloak/source";
import { readTypedAddress } from "@/lib/providers/kinds/keycloak/typed-address";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { oidc } from "@/lib/providers/kinds/oidc/kind";
import {
  adminSignInFields,
  type OpenIdSettings,
  openIdFields,
  openIdSettings,
} from "@/lib/providers/openid/openid-settings";
import { providerUrl } from "@/lib/providers/settings/issuer";
import { inSection } from "@/lib/providers/settings-document";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const kindWords = words("provider.keycloak.kind", {
  about: "People sign in there. Its people can be imported and kept up to date.",
  connecting: "Connect Keycloak",
  endpoints: "belong to kind oidc only: Keycloak's are derived from serverUrl and realm",
});

const placeFields = fields("provider.keycloakPlace", {
  serverUrl: field(providerUrl, {
    label: "Server URL",
    hint: "For example, https://id.example.org. Before Keycloak 17, it ends in /auth.",
    option: { name: "server-url", value: "url", help: "the server's base URL" },
  }),
  realm: field(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}]+$/u),
    { label: "Realm", hint: "Case-sensitive.", option: { name: "realm", value: "realm", help: "the realm" } },
  ),
});

/** Somebody waits for what directory events lead to. */
const eventTimeMs = 10_000;

/** A realm of Keycloak: OpenID Connect, and a directory behind its Admin REST API. */
export const keycloak = {
  label: "Keycloak",
  choice: verbatim("Keycloak"),
  about: kindWords("about"),
  connecting: kindWords("connecting"),
  place: {
    fields: placeFields,
    issuerOf: ({ serverUrl, realm }) => keycloakIssuer(serverUrl, realm),
    read: keycloakAddress,
  },
  readTyped({ serverUrl = "", realm = "" }) {
    const found = readTypedAddress(serverUrl);
    return { serverUrl: found.serverUrl, realm: found.realm ?? realm };
  },
  settings: openIdSettings,
  fields: {
    ...openIdFields,
    ...inSection("client", clientFields),
    ...inSection("adminSignIn", adminSignInFields),
  },
  misfit: ({ endpoints }) =>
    endpoints
      ? {
          field: "settings.endpoints",
          text: kindWords("endpoints"),
        }
      : null,
  secretPlaces: oidc.secretPlaces,
  accountPage: (issuer) => `${issuer}/account`,
  test: keycloakTest,
  verify: oidc.verify,
  ping: oidc.ping,
  singleSignOn: oidc.singleSignOn,
  personSource: {
    open: (provider, signal) =>
      new KeycloakSource(new KeycloakApi(provider, signal), provider.settings.sync.pageSize),
  },
  eventSource: {
    open: (provider, signal) =>
      new KeycloakDirectoryEvents(new KeycloakApi(provider, signal, { timeMs: eventTimeMs })),
  },
  credentialCheck: { by: "hash-in-record" },
} satisfies ProviderKind<OpenIdSettings, "serverUrl" | "realm">;
