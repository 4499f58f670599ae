export const ldapPresets = ["openldap", "active-directory", "freeipa"] as const;
export type LdapPreset = (typeof ldapPresets)[number];

/** What people and groups are like in a directory. */
interface Shape {
  filter: string;
  idAttribute: string;
  usernameAttribute: string;
  emailAttribute: string;
  givenNameAttribute: string;
  familyNameAttribute: string;
  loginAttributes: readonly string[];
  groupFilter: string;
  /** Null: the server keeps no such attribute by itself, so that groups are searched for. */
  groupAttribute: string | null;
}

/** RFC 4519 and RFC 2798: the same everywhere. */
const names = { emailAttribute: "mail", givenNameAttribute: "givenName", familyNameAttribute: "sn" };

export const presetShapes: Readonly<Record<LdapPreset, Shape>> = {
  openldap: {
    ...names,
    filter: "(objectClass=inetOrgPerson)",
    idAttribute: "entryUUID",
    usernameAttribute: "uid",
    loginAttributes: ["uid"],
    groupFilter: "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))",
    groupAttribute: null,
  },
  "active-directory": {
    ...names,
    filter: "(&(objectCategory=person)(objectClass=user))",
    idAttribute: "objectGUID",
    usernameAttribute: "sAMAccountName",
    loginAttributes: ["sAMAccountName", "userPrincipalName"],
    groupFilter: "(objectClass=group)",
    groupAttribute: "memberOf",
  },
  freeipa: {
    ...names,
    filter: "(&(objectClass=person)(objectClass=posixAccount))",
    idAttribute: "ipaUniqueID",
    usernameAttribute: "uid",
    loginAttributes: ["uid"],
    groupFilter: "(|(objectClass=ipaUserGroup)(objectClass=groupOfNames))",
    groupAttribute: "memberOf",
  },
};
