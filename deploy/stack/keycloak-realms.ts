import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoPerson, demoPassword, demoPeople, partnerPeople } from "./demo-data";
import { ldapFederation } from "./keycloak-federation";
import { portalUrl } from "./product";
import type { Stack } from "./stack";

interface Realm {
  clients: { clientId: string; secret?: string }[];
  users: unknown[];
  components: Record<string, unknown[]>;
}

/** The placeholder host in deploy/keycloak/letterlock-realm.json, which administrators replace as well. */
const exampleOrigin = "https://mail.example.org";

function keycloakUser(person: DemoPerson) {
  return {
    username: person.username,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    emailVerified: person.emailVerified ?? true,
    enabled: person.enabled ?? true,
    credentials: [{ type: "password", value: demoPassword }],
    ...(person.template ? { attributes: { mailcow_template: [person.template] } } : {}),
  };
}

/** The realm file of `deploy/keycloak` for this stack's portal, with a known secret and the demo's people. */
export function letterlockRealm(stack: Stack): Realm {
  const file = join(stack.paths.repository, "deploy/keycloak/letterlock-realm.json");
  const text = readFileSync(file, "utf8").replaceAll(exampleOrigin, portalUrl(stack));
  const realm = JSON.parse(text) as Realm;
  const secret = stack.secrets.get("keycloak-client");
  return {
    ...realm,
    clients: realm.clients.map((client) => ({ ...client, secret })),
    users: [...realm.users, ...demoPeople.map(keycloakUser)],
    components: { ...realm.components, ...ldapFederation(stack) },
  };
}

/** A second provider with nothing but one plain OpenID Connect client. */
export function partnerRealm(stack: Stack) {
  return {
    realm: "partner",
    displayName: "Partner company",
    enabled: true,
    clients: [
      {
        clientId: "mail",
        name: "Partner mail",
        secret: stack.secrets.get("keycloak-partner-client"),
        publicClient: false,
        standardFlowEnabled: true,
        directAccessGrantsEnabled: false,
        redirectUris: [`${portalUrl(stack)}/api/auth/callback/*`],
        attributes: {
          "pkce.code.challenge.method": "S256",
          "post.logout.redirect.uris": `${portalUrl(stack)}/*`,
          "backchannel.logout.url": `${portalUrl(stack)}/api/auth/backchannel-logout/partner`,
          "backchannel.logout.session.required": "true",
        },
      },
    ],
    users: partnerPeople.map(keycloakUser),
  };
}
