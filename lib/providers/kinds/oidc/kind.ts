import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { beginOpenIdTest } from "@/lib/providers/kinds/oidc/openid-probe";
import { openIdSteps } from "@/lib/providers/kinds/oidc/openid-steps";

/** Any provider of OpenID Connect: people sign in there, and nobody can be read. */
export const oidc = {
  label: "OpenID Connect",
  choice: "Another OpenID Connect provider",
  place: null,
  misfit: () => null,
  secretPlaces: ({ endpoints }) => [endpoints?.token, endpoints?.pushedAuthorization],
  test: { begin: beginOpenIdTest, steps: openIdSteps },
  personSource: null,
  eventSource: null,
  credentialCheck: null,
} satisfies ProviderKind;
