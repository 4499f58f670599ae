import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { ldapModify, ldapRead } from "../../lib/testing/openldap/ldap-tools";
import { keycloakHas } from "../browser/keycloak-admin";
import { unique } from "../browser/unique";
import { demoStack } from "../stack";

/** Somebody in the demo's LDAP. */
export interface LdapPerson {
  dn: string;
  /** The user name, which is no address. */
  uid: string;
  address: string;
  password: string;
}

function administrator() {
  const { url, admin } = demoStack().ldap;
  return { url, ...admin, authority: demoStack().ca };
}

/** Changes the demo's LDAP as its administrator. */
export const modifyLdap = (ldif: string): Promise<void> => ldapModify(administrator(), ldif);

/** The values of an attribute of an entry of the demo's LDAP. */
export const readLdap = (dn: string, attribute: string): Promise<string[]> =>
  ldapRead(administrator(), dn, attribute);

/**
 * Adds a person below `unit`, by default among those of Keycloak, with an address in `domain` and attributes of the site's schema (`mailboxType`, `mailboxPassword`), all
 * at once: whoever asks Keycloak for people in this moment makes it keep them as they are.
 */
export async function addLdapPerson(
  domain: string,
  attributes: Readonly<Record<string, string>> = {},
  unit = `ou=people,${demoStack().ldap.base}`,
): Promise<LdapPerson> {
  const uid = unique("ldap");
  const dn = `uid=${uid},${unit}`;
  const person = {
    dn,
    uid,
    address: `mail-${uid}@${domain}`,
    password: randomBytes(9).toString("base64url"),
  };
  const lines = [
    ...[`dn: ${dn}`, "changetype: add", "objectClass: inetOrgPerson", "objectClass: mailPerson"],
    ...[`uid: ${uid}`, "cn: Lea Probe", "givenName: Lea", "sn: Probe", `mail: ${person.address}`],
    ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
    `userPassword: ${person.password}`,
  ];
  await modifyLdap(`${lines.join("\n")}\n`);
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
export const changeLdapPerson = ({ dn }: LdapPerson, attribute: string, value: string) =>
  modifyLdap(`dn: ${dn}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`);

/** Locks a person's account until an administrator ends it (draft-behera-ldap-password-policy, section 5.3.3), as the README's tour does. */
export const lockLdapPerson = (person: LdapPerson) =>
  changeLdapPerson(person, "pwdAccountLockedTime", "000001010000Z");

/** Ends that again. */
export const unlockLdapPerson = ({ dn }: LdapPerson) =>
  modifyLdap(`dn: ${dn}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);

/** Removes a person's entry. */
export const removeLdapPerson = ({ dn }: LdapPerson) => modifyLdap(`dn: ${dn}\nchangetype: delete\n`);
