import { readFileSync } from "node:fs";
import { setProvider } from "../browser/provider";
import { unique } from "../browser/unique";
import { runSync } from "../mail/directory";
import { demoStack, letterlock } from "../stack";
import { addLdapPerson, type LdapPerson, modifyLdap, removeLdapPerson } from "./people";

/** What a provider over a unit of the demo's LDAP is configured with. */
function ldapPlace(baseDn: string) {
  const { url, admin } = demoStack().ldap;
  return {
    place: { kind: "ldap", baseDn, clientId: admin.dn, clientSecret: admin.password },
    server: { urls: [url], caCertificate: readFileSync(demoStack().ca, "utf8") },
  } as const;
}

/** People of LDAP whom Letterlock asks for by itself: a unit, a provider and a mail domain of one test's own. */
export interface Employees {
  slug: string;
  domain: string;
  baseDn: string;
  add(attributes?: Readonly<Record<string, string>>): Promise<LdapPerson>;
  remove(person: LdapPerson): Promise<void>;
  run: () => ReturnType<typeof runSync>;
}

interface Options {
  sync?: object;
  /** Settings of LDAP's own, beside its server. */
  ldap?: object;
}

export async function withUnit(
  work: (unit: Omit<Employees, "slug" | "run">) => Promise<void>,
): Promise<void> {
  const ou = unique("staff");
  const domain = `${ou}.test`;
  const baseDn = `ou=${ou},${demoStack().ldap.base}`;
  const people = new Set<LdapPerson>();
  await letterlock(["domain", "create", domain]);
  await modifyLdap(`dn: ${baseDn}\nobjectClass: organizationalUnit\nou: ${ou}\n`);
  try {
    await work({
      domain,
      baseDn,
      async add(attributes) {
        const person = await addLdapPerson(domain, attributes, baseDn);
        people.add(person);
        return person;
      },
      async remove(person) {
        await removeLdapPerson(person);
        people.delete(person);
      },
    });
  } finally {
    for (const person of people) await removeLdapPerson(person);
    await modifyLdap(`dn: ${baseDn}\nchangetype: delete\n`);
  }
}

/** Gives a test people, and a provider that may bring them. */
export const withEmployees = (
  { sync = {}, ldap = {} }: Options,
  work: (employees: Employees) => Promise<void>,
): Promise<void> =>
  withUnit(async (unit) => {
    const slug = unique("ldap");
    const { place, server } = ldapPlace(unit.baseDn);
    await setProvider(slug, {
      ...place,
      defaultTemplate: "default",
      mappings: [{ value: "staff", template: "staff" }],
      settings: {
        ldap: { ...server, ...ldap },
        allowedDomains: [unit.domain],
        templateAttribute: "mailboxType",
        sync: { importUsers: true, ...sync },
      },
    });
    try {
      await work({ ...unit, slug, run: () => runSync(slug) });
    } finally {
      await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
    }
  });
