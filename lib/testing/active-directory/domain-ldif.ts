import { entryLdif } from "@/lib/testing/openldap/directory-ldif";

/** The names of the private domain. */
export const realm = "ad.demo.test";
export const netbiosName = "ADDEMO";
export const domainBase = "DC=ad,DC=demo,DC=test";

/** The domain's administrator, as a user principal name. */
export const domainAdministrator = { name: `Administrator@${realm}`, password: "Administrat0r!" };

/** The password of everybody whom `accountLdif` makes; the domain's rules want several kinds of characters. */
export const accountPassword = "Pers0nal-Passw0rd";

export const accountDn = (name: string): string => `CN=${name},CN=Users,${domainBase}`;

/** What `userAccountControl` says of an ordinary account, and of one that is disabled. */
export const accountControl = { ordinary: "512", disabled: "514" } as const;

/** The moment of `accountExpires` and `pwdLastSet`: 100 ns since 1601. */
export const fileTime = (date: Date): string =>
  String((BigInt(date.getTime()) + 11_644_473_600_000n) * 10_000n);

/** The LDIF of an account `name` with an address, names and a password; `attributes` replaces or adds. */
export function accountLdif(name: string, attributes: Readonly<Record<string, string>> = {}): string {
  return entryLdif(accountDn(name), {
    objectClass: ["top", "person", "organizationalPerson", "user"],
    sAMAccountName: name,
    userPrincipalName: `${name}@${realm}`,
    givenName: "Ada",
    sn: name,
    mail: `${name}@demo.test`,
    userAccountControl: accountControl.ordinary,
    unicodePwd: Buffer.from(`"${accountPassword}"`, "utf16le"),
    ...attributes,
  });
}

/** Where accounts and groups are that nobody has put elsewhere. */
const usersContainer = `CN=Users,${domainBase}`;

export const unitDn = (name: string): string => `OU=${name},${domainBase}`;

/** The LDIF of an organizational unit at the top of the domain. */
export const unitLdif = (name: string): string =>
  entryLdif(unitDn(name), { objectClass: ["top", "organizationalUnit"] });

export const groupDn = (name: string, below = usersContainer): string => `CN=${name},${below}`;

/** The LDIF of a group with members by their names; `attributes` replaces or adds. */
export const domainGroupLdif = (
  dn: string,
  member: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string =>
  entryLdif(dn, {
    objectClass: ["top", "group"],
    sAMAccountName: dn.replace(/^CN=([^,]+),.*$/, "$1"),
    member,
    ...attributes,
  });
