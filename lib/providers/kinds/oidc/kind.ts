import { clientFields } from "@/lib/providers/client/client-settings";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { beginOpenIdTest } from "@/lib/providers/kinds/oidc/openid-probe";
import { openIdSteps } from "@/lib/providers/kinds/oidc/openid-steps";
import { readProvider } from "@/lib/providers/openid/discovery";
import { readKeys } from "@/lib/providers/openid/key-set";
import {
  adminSignInFields,
  endpointFields,
  type OpenIdSettings,
  openIdFields,
  openIdSettings,
} from "@/lib/providers/openid/openid-settings";
import { inSection } from "@/lib/providers/settings-document";
import { words } from "@/lib/words/text";

const kindWords = words("provider.oidc.kind", {
  choice: "Another OpenID Connect provider",
  about: "People sign in there: Authentik, Entra ID, Google, Okta and others.",
  connecting: "Connect an OpenID Connect provider",
});

/** Any provider of OpenID Connect: people sign in there, and nobody can be read. */
export const oidc = {
  label: "OpenID Connect",
  choice: kindWords("choice"),
  about: kindWords("about"),
  connecting: kindWords("connecting"),
  place: null,
  readTyped: ({ issuer = "" }) => ({
    issuer: issuer.trim().replace(/\/\.well-known\/openid-configuration$/, ""),
  }),
  settings: openIdSettings,
  fields: {
    ...openIdFields,
    ...inSection("client", clientFields),
    ...inSection("adminSignIn", adminSignInFields),
    ...inSection("endpoints", endpointFields),
  },
  misfit: () => null,
  secretPlaces: ["endpoints.token", "endpoints.pushedAuthorization"],
  accountPage: null,
  test: { begin: beginOpenIdTest, steps: openIdSteps },
  verify: (provider) => readProvider(provider),
  /** The keys as well: of a provider whose endpoints are entered by hand no metadata is read. */
  ping: async (provider) => readKeys(await readProvider(provider)),
  singleSignOn: { settingsOf: (settings) => settings },
  personSource: null,
  eventSource: null,
  credentialCheck: null,
} satisfies ProviderKind<OpenIdSettings>;
