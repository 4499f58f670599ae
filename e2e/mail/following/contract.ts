import { after, before, test } from "node:test";
import type { Person } from "@/lib/providers/directory/person";
import { KeycloakApi } from "@/lib/providers/kinds/keycloak/admin-api";
import { KeycloakSource } from "@/lib/providers/kinds/keycloak/source";
import { type ContractDirectory, sourceContract } from "@/lib/testing/directory/contract";
import { keycloakUser } from "@/lib/testing/directory/keycloak-user";
import { TestRealm } from "./realm";

/*
 * The contract of a directory's source at the demo's Keycloak. A program of its own, since Node takes the CA that the
 * demo's certificates are signed by only when a process starts.
 */

const realm = new TestRealm();
const held = new Set<string>();
before(() => realm.hold([]));
after(() => realm.remove());

async function remove(id: string): Promise<void> {
  await realm.delete(id);
  held.delete(id);
}

async function add(people: Person[], members: Record<string, string[]> = {}): Promise<void> {
  const paths = Object.keys(members);
  const groupsOf = ({ id }: Person) => paths.filter((path) => members[path]?.includes(id));
  for (const path of paths) await realm.addGroup(path.slice(1));
  await realm.add(people.map((person) => ({ ...keycloakUser(person), groups: groupsOf(person) })));
  for (const { id } of people) held.add(id);
}

const directory: ContractDirectory = {
  open({ pageSize, signal = new AbortController().signal } = {}) {
    const { serverUrl, realm: name, clientId, clientSecret } = realm.place();
    const credential = { method: "client_secret_basic", secret: clientSecret } as const;
    const client = { issuer: `${serverUrl}/realms/${name}`, clientId, credential };
    return new KeycloakSource(new KeycloakApi(client, signal), pageSize);
  },
  async fill(people, members) {
    for (const id of held) await remove(id);
    await add(people, members);
  },
  add: (person) => add([person]),
  remove,
};

for (const { name, check } of sourceContract) test(name, () => check(directory));
