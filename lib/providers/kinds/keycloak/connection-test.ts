import type { ConnectionTest, Probe, TestStep } from "@/lib/providers/connection-test/step";
import { viewEvents } from "@/lib/providers/kinds/keycloak/events-step";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { checkMailPassword } from "@/lib/providers/kinds/keycloak/mail-password-step";
import { openServiceAccount, viewUsers } from "@/lib/providers/kinds/keycloak/people-steps";
import { keycloakAddress } from "@/lib/providers/kinds/keycloak/realm";
import { trySampleUser } from "@/lib/providers/kinds/keycloak/sample-user-step";
import { beginOpenIdTest } from "@/lib/providers/kinds/oidc/openid-probe";
import { openIdSteps } from "@/lib/providers/kinds/oidc/openid-steps";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";

/** What import, sync, notices and mail passwords need. */
const forDirectory: readonly TestStep<KeycloakProbe>[] = [
  {
    step: "service-account",
    label: "Service account",
    neededFor: "reading-people",
    after: "client-authentication",
    run: openServiceAccount,
  },
  {
    step: "view-users",
    label: "Permission to read people",
    neededFor: "reading-people",
    after: "service-account",
    run: viewUsers,
  },
  {
    step: "events",
    label: "Events for fast notices",
    neededFor: "notices",
    after: "service-account",
    run: viewEvents,
  },
  {
    step: "sample-user",
    label: "A person and the template",
    neededFor: "reading-people",
    after: "view-users",
    run: trySampleUser,
  },
  {
    step: "mail-password",
    label: "Mail password",
    neededFor: "mail-password",
    after: "view-users",
    applies: ({ settings }) => settings.mailPassword.enabled,
    run: checkMailPassword,
  },
];

function begin(probe: Probe<OpenIdSettings>): KeycloakProbe {
  const openId = beginOpenIdTest(probe);
  const realm = keycloakAddress(probe.issuer)?.realm;
  const missingAdvice =
    realm === undefined
      ? openId.missingAdvice
      : `Check that the realm ${realm} exists, in upper and lower case too. Before Keycloak 17 the server URL ends in /auth.`;
  return { ...openId, missingAdvice, accessToken: null, people: null };
}

/** The test of a realm: as a provider of OpenID Connect, then as a directory. */
export const keycloakTest: ConnectionTest<OpenIdSettings, KeycloakProbe> = {
  begin,
  steps: [...openIdSteps, ...forDirectory],
};
