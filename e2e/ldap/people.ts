import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { ldapModify } from "../../lib/testing/openldap/ldap-tools";
import { keycloakHas } from "../browser/keycloak-admin";
import { unique } from "../browser/unique";
import { demoStack } from "../stack";

/** Somebody in the demo's LDAP. */
export interface LdapPerson {
  /** The user name, which is no address. */
  uid: string;
  address: string;
  password: string;
}

/** Changes the demo's LDAP as its administrator. */
function modify(ldif: string): Promise<void> {
  const { url, admin } = demoStack().ldap;
  return ldapModify({ url, ...admin, authority: demoStack().ca }, ldif);
}

const nameOf = (uid: string) => `uid=${uid},ou=people,${demoStack().ldap.base}`;

/**
 * Adds a person with an address in `domain` and attributes of the site's schema (`mailboxType`, `mailboxPassword`), all
 * at once: whoever asks Keycloak for people in this moment makes it keep them as they are.
 */
export async function addLdapPerson(
  domain: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<LdapPerson> {
  const uid = unique("ldap");
  const person = { uid, address: `mail-${uid}@${domain}`, password: randomBytes(9).toString("base64url") };
  const lines = [
    ...[`dn: ${nameOf(uid)}`, "changetype: add", "objectClass: inetOrgPerson", "objectClass: mailPerson"],
    ...[`uid: ${uid}`, "cn: Lea Probe", "givenName: Lea", "sn: Probe", `mail: ${person.address}`],
    ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
    `userPassword: ${person.password}`,
  ];
  await modify(`${lines.join("\n")}\n`);
  return person;
}

/**
 * Waits until Keycloak has these people. A list it makes while another request takes somebody over from LDAP lacks
 * them once, and whole runs of other tests are such requests.
 */
export async function expectAtKeycloak(...people: readonly LdapPerson[]): Promise<void> {
  for (const { uid } of people) await expect(async () => expect(await keycloakHas(uid)).toBe(true)).toPass();
}

/** Gives an attribute of a person another value. */
export const changeLdapPerson = ({ uid }: LdapPerson, attribute: string, value: string) =>
  modify(`dn: ${nameOf(uid)}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`);

/** Removes a person's entry. */
export const removeLdapPerson = ({ uid }: LdapPerson) => modify(`dn: ${nameOf(uid)}\nchangetype: delete\n`);
