import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { unique } from "../browser/unique";
import { demoStack } from "../stack";

/** Somebody in the demo's LDAP. */
export interface LdapPerson {
  /** The user name, which is no address. */
  uid: string;
  address: string;
  password: string;
}

/** Gives LDIF with changes to OpenLDAP's own `ldapmodify`, as the LDAP's administrator. */
async function ldapmodify(ldif: string): Promise<void> {
  const { url, admin } = demoStack().ldap;
  const child = spawn("ldapmodify", ["-x", "-H", url, "-D", admin.dn, "-w", admin.password], {
    env: { ...process.env, LDAPTLS_CACERT: demoStack().ca },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let problem = "";
  child.stderr.on("data", (chunk) => (problem += chunk));
  child.stdin.end(ldif);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`ldapmodify ended with ${code}: ${problem}`);
}

const nameOf = (uid: string) => `uid=${uid},ou=people,${demoStack().ldap.base}`;

/** Adds a person with an address in `domain`; `mailboxType` as the site's schema has it, or none. */
export async function addLdapPerson(domain: string, mailboxType?: string): Promise<LdapPerson> {
  const uid = unique("ldap");
  const person = { uid, address: `mail-${uid}@${domain}`, password: randomBytes(9).toString("base64url") };
  const lines = [
    ...[`dn: ${nameOf(uid)}`, "changetype: add", "objectClass: inetOrgPerson", "objectClass: mailPerson"],
    ...[`uid: ${uid}`, "cn: Lea Probe", "givenName: Lea", "sn: Probe", `mail: ${person.address}`],
    ...(mailboxType ? [`mailboxType: ${mailboxType}`] : []),
    `userPassword: ${person.password}`,
  ];
  await ldapmodify(`${lines.join("\n")}\n`);
  return person;
}

/** Gives an attribute of a person another value. */
export const changeLdapPerson = ({ uid }: LdapPerson, attribute: string, value: string) =>
  ldapmodify(`dn: ${nameOf(uid)}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`);

/** Removes a person's entry. */
export const removeLdapPerson = ({ uid }: LdapPerson) =>
  ldapmodify(`dn: ${nameOf(uid)}\nchangetype: delete\n`);
