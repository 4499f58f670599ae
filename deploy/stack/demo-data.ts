/** The domains, people and templates that the demo starts with. One password for all: nobody else can reach them. */
export const demoPassword = "letterlock-demo-1";

export const demoDomain = "demo.test";
export const partnerDomain = "partner.test";

const gibibyte = 1024 ** 3;

export const demoTemplates = [
  { name: "default", quotaBytes: gibibyte },
  { name: "staff", quotaBytes: 5 * gibibyte },
] as const;

/** Somebody in one of the demo's Keycloak realms. */
export interface DemoPerson {
  username: string;
  firstName: string;
  lastName: string;
  email: string;
  template?: string;
  emailVerified?: boolean;
  enabled?: boolean;
  /** What this person is there to show. */
  shows: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    username: "anna",
    firstName: "Anna",
    lastName: "Abend",
    email: `anna@${demoDomain}`,
    template: "staff",
    shows: "template staff",
  },
  {
    username: "ben",
    firstName: "Ben",
    lastName: "Brandt",
    email: `ben@${demoDomain}`,
    shows: "no mapped template: the default one",
  },
  {
    username: "zoe",
    firstName: "Zoë",
    lastName: "Łukasiewicz",
    email: `zoe@${demoDomain}`,
    template: "staff",
    shows: "a name beyond ASCII",
  },
  {
    username: "carla",
    firstName: "Carla",
    lastName: "Conti",
    email: `carla@${demoDomain}`,
    emailVerified: false,
    shows: "refused: email not verified",
  },
  {
    username: "dmitri",
    firstName: "Dmitri",
    lastName: "Dorn",
    email: "dmitri@elsewhere.test",
    shows: "refused: a domain that is not here",
  },
  {
    username: "erik",
    firstName: "Erik",
    lastName: "Eklund",
    email: `erik@${demoDomain}`,
    enabled: false,
    shows: "refused by Keycloak: disabled there",
  },
];

export const partnerPeople: readonly DemoPerson[] = [
  {
    username: "pat",
    firstName: "Pat",
    lastName: "Park",
    email: `pat@${partnerDomain}`,
    shows: "a second provider, found by discovery (generic OIDC)",
  },
];

/** Where the demo's LDAP keeps its entries; the people are in deploy/openldap/people.ldif. */
export const ldapBase = "dc=demo,dc=test";

/** The people of the LDAP behind Keycloak, and what each is there to show. */
export const ldapPeople = [
  {
    username: "llind",
    email: `lars@${demoDomain}`,
    shows: "from LDAP: its attribute gives the template staff",
  },
  {
    username: "mmoser",
    email: `mia@${demoDomain}`,
    shows: "from LDAP, without the attribute: the default one",
  },
] as const;

/** Where the people are whom Letterlock asks LDAP for by itself; they are in deploy/openldap/employees.ldif. */
export const employeesBase = `ou=employees,${ldapBase}`;

/** The people of LDAP whom Keycloak does not know, and what each is there to show. */
export const employees = [
  {
    username: "nnilsen",
    email: `nora@${demoDomain}`,
    shows: "the password of LDAP, in portal and mail apps; its attribute gives the template staff",
  },
  { username: "oober", email: `otto@${demoDomain}`, shows: "refused: locked in LDAP" },
] as const;

/** A mailbox without any identity provider. */
export const localMailbox = { address: `lena@${demoDomain}`, displayName: "Lena Lang" };

export const superadmin = `admin@${demoDomain}`;
