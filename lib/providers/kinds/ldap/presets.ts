export const ldapPresets = ["openldap", "active-directory", "freeipa", "389ds"] as const;
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
  /** Where a group that is in a group may be: below the base of groups, or anywhere in the domain. */
  innerGroups: "group-base" | "domain";
  /** Whether an account has one group that neither says (`primary-group.ts`). */
  hasPrimaryGroups: boolean;
  /** An entry's attribute with the time of its last change that can be searched by, and how that time is written. */
  changeTime: string;
  timeFraction: "" | ".0";
}

/** RFC 4519 and RFC 2798: the same everywhere. */
const usual = {
  emailAttribute: "mail",
  givenNameAttribute: "givenName",
  familyNameAttribute: "sn",
  changeTime: "modifyTimestamp",
  timeFraction: "",
  innerGroups: "group-base",
  hasPrimaryGroups: false,
} as const;

export const presetShapes: Readonly<Record<LdapPreset, Shape>> = {
  openldap: {
    ...usual,
    filter: "(objectClass=inetOrgPerson)",
    idAttribute: "entryUUID",
    usernameAttribute: "uid",
    loginAttributes: ["uid"],
    groupFilter: "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))",
    groupAttribute: null,
  },
  "active-directory": {
    ...usual,
    filter: "(&(objectCategory=person)(objectClass=user))",
    idAttribute: "objectGUID",
    usernameAttribute: "sAMAccountName",
    loginAttributes: ["sAMAccountName", "userPrincipalName"],
    groupFilter: "(objectClass=group)",
    groupAttribute: "memberOf",
    innerGroups: "domain",
    hasPrimaryGroups: true,
    changeTime: "whenChanged",
    timeFraction: ".0",
  },
  freeipa: {
    ...usual,
    filter: "(&(objectClass=person)(objectClass=posixAccount))",
    idAttribute: "ipaUniqueID",
    usernameAttribute: "uid",
    loginAttributes: ["uid"],
    groupFilter: "(|(objectClass=ipaUserGroup)(objectClass=groupOfNames))",
    groupAttribute: "memberOf",
  },
  "389ds": {
    ...usual,
    // The second is what its own tool (dsidm) makes.
    filter: "(|(objectClass=inetOrgPerson)(objectClass=nsPerson))",
    idAttribute: "nsUniqueId",
    usernameAttribute: "uid",
    loginAttributes: ["uid"],
    groupFilter: "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))",
    // Its plugin for memberOf is off as a rule.
    groupAttribute: null,
  },
};
