import { findCertificates } from "./certificates";
import {
  demoPassword,
  demoPeople,
  employees,
  employeesBase,
  ldapBase,
  ldapPeople,
  localMailbox,
  partnerPeople,
  superadmin,
} from "./demo-data";
import { portalUrl } from "./product";
import type { Stack } from "./stack";

/** Somebody who can be used to sign in, or to see a refusal. */
export interface Account {
  role: "superadmin" | "user";
  address: string;
  password: string;
  /** `local`, or the slug of an identity provider. */
  source: string;
  shows: string;
}

function accounts(): Account[] {
  const people = [
    ...[...demoPeople, ...ldapPeople].map((person) => ({ ...person, source: "keycloak" })),
    ...partnerPeople.map((person) => ({ ...person, source: "partner" })),
    ...employees.map((person) => ({ ...person, source: "ldap" })),
  ];
  return [
    {
      role: "superadmin",
      address: superadmin,
      password: demoPassword,
      source: "local",
      shows: "administration",
    },
    {
      role: "user",
      address: localMailbox.address,
      password: demoPassword,
      source: "local",
      shows: "a mailbox of its own, without a provider",
    },
    ...people.map(({ email, source, shows }) => ({
      role: "user" as const,
      address: email,
      password: demoPassword,
      source,
      shows,
    })),
  ];
}

/** Base URL of the demo's Keycloak. */
export const keycloakUrl = (stack: Stack) => `https://localhost:${stack.ports.keycloak}`;

/** URL of the demo's LDAP. By number: libldap puts the machine's own name in the place of "localhost". */
export const ldapUrl = (stack: Stack) => `ldaps://127.0.0.1:${stack.ports.ldaps}`;

/** Everything a script needs to use a stack; the shape is fixed by design section 4. */
export function describeStack(stack: Stack) {
  const { ports, secrets } = stack;
  const product = {
    portal: portalUrl(stack),
    gate: { url: `http://127.0.0.1:${ports.gate}`, token: secrets.get("machine-token") },
  };
  if (stack.kind === "up") return product;
  return {
    ...product,
    ca: findCertificates(stack).authority,
    keycloak: {
      url: keycloakUrl(stack),
      realm: "letterlock",
      admin: { user: "admin", password: secrets.get("keycloak-admin") },
    },
    ldap: {
      url: ldapUrl(stack),
      base: ldapBase,
      employees: employeesBase,
      admin: { dn: `cn=admin,${ldapBase}`, password: secrets.get("ldap-admin") },
    },
    mail: {
      host: "localhost",
      imap: ports.imap,
      imaps: ports.imaps,
      pop3: ports.pop3,
      pop3s: ports.pop3s,
      submission: ports.submission,
      lmtp: ports.lmtp,
      sieve: ports.sieve,
      smtp: ports.smtp,
    },
    sogo: `${portalUrl(stack)}/SOGo/so/`,
    accounts: accounts(),
  };
}

export type StackDescription = ReturnType<typeof describeStack>;
