import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ldapBase } from "./demo-data";
import { ldapUrl } from "./describe";
import type { Stack } from "./stack";

/** What the files of deploy/keycloak/ldap hold: bodies for `kcadm.sh create components`. */
interface Component {
  name: string;
  providerId: string;
  providerType: string;
  config: Record<string, string[]>;
}

function readComponent(stack: Stack, name: string): Component {
  const file = join(stack.paths.repository, `deploy/keycloak/ldap/${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Component;
}

/** Keycloak makes these by itself for a federation that is created in a running realm, not for an imported one. */
const standardAttributes = { username: "uid", email: "mail", firstName: "givenName", lastName: "sn" };

function mappers(stack: Stack): Component[] {
  const template = readComponent(stack, "mailcow-template");
  const standard = Object.entries(standardAttributes).map(([attribute, inLdap]) => ({
    ...template,
    name: attribute,
    config: { ...template.config, "ldap.attribute": [inLdap], "user.model.attribute": [attribute] },
  }));
  return [...standard, template, readComponent(stack, "mailcow-password")];
}

/** A component as a realm file has it: its type is the key of the list that it is in. */
const listed = (components: readonly Component[]) => ({
  [components[0]?.providerType ?? ""]: components.map(({ providerType: _, ...rest }) => rest),
});

/** The user federation of deploy/keycloak/ldap with the demo's LDAP, for the components of an imported realm. */
export function ldapFederation(stack: Stack): Record<string, object[]> {
  const { config, ...federation } = readComponent(stack, "federation");
  const here = {
    connectionUrl: [ldapUrl(stack)],
    bindDn: [`cn=keycloak,${ldapBase}`],
    bindCredential: [stack.secrets.get("ldap-reader")],
    usersDn: [`ou=people,${ldapBase}`],
  };
  const whole = { ...federation, config: { ...config, ...here }, subComponents: listed(mappers(stack)) };
  return listed([whole]);
}
