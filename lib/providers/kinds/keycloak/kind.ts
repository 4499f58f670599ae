import { z } from "zod";
import { inSection } from "@/lib/catalogue/field";
import { clientFields } from "@/lib/providers/client/client-settings";
import { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { keycloakTest } from "@/lib/providers/kinds/keycloak/connection-test";
import { KeycloakNotices } from "@/lib/providers/kinds/keycloak/notices";
import { keycloakAddress, keycloakIssuer } from "@/lib/providers/kinds/keycloak/realm";
import { KeycloakSource } from "@/lib/providers/kinds/keycloak/source";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { oidc } from "@/lib/providers/kinds/oidc/kind";
import { type OpenIdSettings, openIdFields, openIdSettings } from "@/lib/providers/openid/openid-settings";
import { providerUrl } from "@/lib/providers/settings/issuer";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const kindWords = words("provider.keycloak.kind", {
  serverUrl: "the server's base URL",
  realm: "the realm",
  endpoints: "belong to kind oidc only: Keycloak's are derived from serverUrl and realm",
});

/** Somebody waits for what notices lead to. */
const noticeTimeMs = 10_000;

/** A realm of Keycloak: OpenID Connect, and a directory behind its Admin REST API. */
export const keycloak = {
  label: "Keycloak",
  choice: verbatim("Keycloak"),
  place: {
    fields: {
      serverUrl: providerUrl,
      realm: z
        .string()
        .min(1)
        .max(100)
        .regex(/^[^\p{Cc}]+$/u),
    },
    options: {
      serverUrl: ["--server-url <url>", kindWords("serverUrl")],
      realm: ["--realm <realm>", kindWords("realm")],
    },
    issuerOf: ({ serverUrl, realm }) => keycloakIssuer(serverUrl, realm),
    read: keycloakAddress,
  },
  settings: openIdSettings,
  fields: { ...openIdFields, ...inSection("client", clientFields) },
  misfit: ({ endpoints }) =>
    endpoints
      ? {
          field: "settings.endpoints",
          text: kindWords("endpoints"),
        }
      : null,
  secretPlaces: oidc.secretPlaces,
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
      new KeycloakNotices(new KeycloakApi(provider, signal, { timeMs: noticeTimeMs })),
  },
  credentialCheck: { by: "hash-in-record" },
} satisfies ProviderKind<OpenIdSettings, "serverUrl" | "realm">;
