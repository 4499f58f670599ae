/** Where the private servers keep their entries. */
export const base = "dc=example,dc=test";
export const peopleBase = `ou=people,${base}`;
export const groupsBase = `ou=groups,${base}`;
/** The password policy that everybody has who names no other by `pwdPolicySubentry`. */
export const defaultPolicy = `cn=default,ou=policies,${base}`;

/** May change everything, also `cn=config`; no limit holds for it. */
export const administrator = { dn: `cn=admin,${base}`, password: "administrator-password" };
/** The account that the product binds as: reads all but passwords. */
export const serviceAccount = { dn: `cn=letterlock,${base}`, password: "service-password" };

/** The password of everybody whom `personLdif` makes, unless told otherwise. */
export const personPassword = "person-password";

export const dnOf = (uid: string): string => `uid=${uid},${peopleBase}`;

type Value = string | Buffer;
type Attributes = Readonly<Record<string, Value | readonly Value[]>>;

/** A value as LDIF has it (RFC 2849): in Base64, which is right for every value. */
const line = (name: string, value: Value) => `${name}:: ${Buffer.from(value).toString("base64")}\n`;

/** The LDIF of one entry; a value may be any text or bytes. */
export function entryLdif(dn: string, attributes: Attributes): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => line(name, value)),
  );
  return `${line("dn", dn)}${lines.join("")}\n`;
}

/** The LDIF of a person `uid` with an address, names and a password; `attributes` replaces or adds. */
export function personLdif(uid: string, attributes: Attributes = {}): string {
  return entryLdif(dnOf(uid), {
    objectClass: ["inetOrgPerson", "mailPerson"],
    uid,
    cn: `Per ${uid}`,
    givenName: "Per",
    sn: uid,
    mail: `${uid}@example.test`,
    userPassword: personPassword,
    ...attributes,
  });
}

/** The LDIF of a group of people. */
export const groupLdif = (name: string, uids: readonly string[]): string =>
  entryLdif(`cn=${name},${groupsBase}`, { objectClass: "groupOfNames", cn: name, member: uids.map(dnOf) });

const unit = (name: string) =>
  entryLdif(`ou=${name},${base}`, { objectClass: "organizationalUnit", ou: name });

/** What every private server has: the service account, empty units of people and groups, and the password policy. */
export const groundLdif: string = [
  entryLdif(base, { objectClass: ["dcObject", "organization"], dc: "example", o: "Example" }),
  entryLdif(serviceAccount.dn, {
    objectClass: ["organizationalRole", "simpleSecurityObject"],
    cn: "letterlock",
    userPassword: serviceAccount.password,
  }),
  ...["people", "groups", "policies"].map(unit),
  entryLdif(defaultPolicy, {
    objectClass: ["device", "pwdPolicy"],
    cn: "default",
    pwdAttribute: "userPassword",
    pwdLockout: "TRUE",
    pwdMaxFailure: "5",
    pwdMustChange: "TRUE",
    pwdAllowUserChange: "TRUE",
  }),
].join("");
