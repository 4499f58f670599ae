import type { ConnectionTest, Probe, TestStep } from "@/lib/providers/connection-test/step";
import { eventsBroken } from "@/lib/providers/connection-test/step-words";
import { viewEvents } from "@/lib/providers/kinds/keycloak/events-step";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { checkMailPassword } from "@/lib/providers/kinds/keycloak/mail-password-step";
import { openServiceAccount, viewUsers } from "@/lib/providers/kinds/keycloak/people-steps";
import { keycloakAddress } from "@/lib/providers/kinds/keycloak/realm";
import { trySampleUser } from "@/lib/providers/kinds/keycloak/sample-user-step";
import { beginOpenIdTest } from "@/lib/providers/kinds/oidc/openid-probe";
import { openIdSteps } from "@/lib/providers/kinds/oidc/openid-steps";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import { words } from "@/lib/words/text";

const labels = words("provider.keycloak.step", {
  "service-account": "Service account",
  "view-users": "Permission to read people",
  events: "Directory events",
  "sample-user": "Sample person and template",
  "mail-password": "Mail password",
});

const broken = words("provider.keycloak.broken", {
  "service-account": "Our client has no account of its own there, so people can't be read.",
  "view-users": "Our client isn't allowed to read people.",
});

const realmWords = words("provider.keycloak.realm", {
  missingAdvice:
    "Check that the realm {realm} exists with exactly this upper and lower case. Before Keycloak 17 the server URL ends in /auth.",
});

/** What import, sync, directory events and mail passwords need. */
const forDirectory: readonly TestStep<KeycloakProbe>[] = [
  {
    step: "service-account",
    label: labels("service-account"),
    broken: broken("service-account"),
    neededFor: "reading-people",
    after: "client-authentication",
    run: openServiceAccount,
  },
  {
    step: "view-users",
    label: labels("view-users"),
    broken: broken("view-users"),
    neededFor: "reading-people",
    after: "service-account",
    run: viewUsers,
  },
  {
    step: "events",
    label: labels("events"),
    broken: eventsBroken,
    neededFor: "directory-events",
    after: "service-account",
    run: viewEvents,
  },
  {
    step: "sample-user",
    label: labels("sample-user"),
    broken: null,
    isAboutPeople: true,
    neededFor: "reading-people",
    after: "view-users",
    run: trySampleUser,
  },
  {
    step: "mail-password",
    label: labels("mail-password"),
    broken: null,
    isAboutPeople: true,
    neededFor: "mail-password",
    after: "view-users",
    applies: ({ settings }) => settings.mailPassword.enabled,
    run: checkMailPassword,
  },
];

function begin(probe: Probe<OpenIdSettings>): KeycloakProbe {
  const openId = beginOpenIdTest(probe);
  const realm = keycloakAddress(probe.issuer)?.realm;
  const missingAdvice = realm === undefined ? openId.missingAdvice : realmWords("missingAdvice", { realm });
  return { ...openId, missingAdvice, accessToken: null, people: null };
}

/** The test of a realm: as a provider of OpenID Connect, then as a directory. */
export const keycloakTest: ConnectionTest<OpenIdSettings, KeycloakProbe> = {
  begin,
  steps: [...openIdSteps, ...forDirectory],
};
