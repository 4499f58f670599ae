import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { type AskingBounds, LdapAsker } from "@/lib/providers/kinds/ldap/asker";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { LdapSource } from "@/lib/providers/kinds/ldap/source";
import type { ContractDirectory, OpenOptions } from "@/lib/testing/directory/contract";
import {
  dnOf,
  entryLdif,
  groupsBase,
  peopleBase,
  personLdif,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import type { PrivateSlapd } from "@/lib/testing/openldap/private-slapd";

/** What the contract's people have, and the attributes of OpenLDAP that hold it. */
function ldifOf({ id, username, email, givenName, familyName, enabled, attributes }: Person): string {
  return personLdif(username, {
    entryUUID: id,
    cn: username,
    givenName,
    sn: familyName,
    ...(email === null ? { mail: [] } : { mail: email }),
    ...(enabled ? {} : { pwdAccountLockedTime: "000001010000Z" }),
    ...attributes,
  });
}

const removal = (dn: string): string => `dn: ${dn}\nchangetype: delete\n\n`;

/** A real OpenLDAP as the directory of the contract. */
export class SlapdDirectory implements ContractDirectory {
  readonly #slapd: PrivateSlapd;
  readonly #bounds: Partial<AskingBounds>;
  readonly #url: string;
  #people = new Map<string, Person>();
  #groups: string[] = [];

  constructor(slapd: PrivateSlapd, bounds: Partial<AskingBounds> = {}, url = slapd.first.ldaps) {
    this.#slapd = slapd;
    this.#bounds = bounds;
    this.#url = url;
  }

  open({ pageSize = 1_000, signal = new AbortController().signal }: OpenOptions = {}): DirectorySource {
    const settings = ldapSettings.parse({
      templateAttribute: "employeeType",
      ldap: { urls: [this.#url], caCertificate: this.#slapd.authority, groupBaseDn: groupsBase },
      sync: { aliasesAttribute: "departmentNumber" },
    });
    // Smaller than an administrator may choose, so that few people are many pages.
    settings.sync.pageSize = pageSize;
    const credential = { method: "client_secret_basic", secret: serviceAccount.password } as const;
    const provider = { issuer: "", clientId: serviceAccount.dn, credential, settings, mappings: [] };
    return new LdapSource(new LdapAsker(provider, signal, this.#bounds), peopleBase, provider);
  }

  async fill(people: Person[], groups: Record<string, string[]> = {}): Promise<void> {
    const gone = [...this.#groups, ...[...this.#people.values()].map(({ username }) => dnOf(username))];
    if (gone.length > 0) await this.#slapd.modify(gone.map(removal).join(""));
    this.#people = new Map(people.map((person) => [person.id, person]));
    const named = Object.entries(groups);
    this.#groups = named.map(([path]) => `cn=${path.slice(1)},${groupsBase}`);
    const ldif = named.map(([path, ids], index) =>
      entryLdif(this.#groups[index] ?? "", {
        objectClass: "groupOfNames",
        cn: path.slice(1),
        member: ids.map((id) => dnOf(this.#person(id).username)),
      }),
    );
    const all = [...people.map(ldifOf), ...ldif];
    if (all.length > 0) await this.#slapd.modify(all.join(""), "relaxed");
  }

  async add(person: Person): Promise<void> {
    this.#people.set(person.id, person);
    await this.#slapd.modify(ldifOf(person), "relaxed");
  }

  async remove(id: string): Promise<void> {
    await this.#slapd.modify(removal(dnOf(this.#person(id).username)));
    this.#people.delete(id);
  }

  /** Gives somebody an address that is longer than any. */
  spoil(id: string): Promise<void> {
    const mail = `${"x".repeat(400)}@contract.test`;
    const dn = dnOf(this.#person(id).username);
    return this.#slapd.modify(`dn: ${dn}\nchangetype: modify\nreplace: mail\nmail: ${mail}\n`);
  }

  /** A directory is trusted with its addresses. */
  holds = (person: Person): Person => ({ ...person, emailVerified: true });

  #person(id: string): Person {
    const person = this.#people.get(id);
    if (!person) throw new Error(`nobody has the id ${id}`);
    return person;
  }
}
