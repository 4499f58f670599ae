import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type KeycloakUser, keycloakAdmin } from "../../browser/keycloak-admin";
import { unique } from "../../browser/unique";
import { demoStack } from "../../stack";

const file = join(import.meta.dirname, "../../../deploy/keycloak/letterlock-realm.json");
const clientSecret = "only-for-a-realm-of-one-test";

/** `groups` are paths. */
export type Person = KeycloakUser & { id: string; groups?: string[] };

/** A realm of one test in the demo's Keycloak, made of the realm file of deploy/. Its people keep their ids. */
export class TestRealm {
  readonly name = unique("realm");
  #isThere = false;

  /** Has exactly these people from now on. */
  async hold(people: readonly Person[]): Promise<void> {
    await this.remove();
    const realm = JSON.parse(readFileSync(file, "utf8"));
    const clients = realm.clients.map((client: object) => ({ ...client, secret: clientSecret }));
    const users = [...realm.users, ...people];
    await keycloakAdmin("POST", "", { ...realm, realm: this.name, clients, users });
    this.#isThere = true;
  }

  /** Adds a group at the top. */
  async addGroup(name: string): Promise<void> {
    await keycloakAdmin("POST", `/${this.name}/groups`, { name });
  }

  /** Adds people with their ids. */
  async add(users: readonly Person[]): Promise<void> {
    await keycloakAdmin("POST", `/${this.name}/partialImport`, { ifResourceExists: "FAIL", users });
  }

  /** Takes one person away. */
  async delete(id: string): Promise<void> {
    await keycloakAdmin("DELETE", `/${this.name}/users/${id}`);
  }

  async remove(): Promise<void> {
    if (this.#isThere) await keycloakAdmin("DELETE", `/${this.name}`);
    this.#isThere = false;
  }

  /** What a provider at this realm is configured with. */
  place = () =>
    ({
      kind: "keycloak",
      serverUrl: demoStack().keycloak.url,
      realm: this.name,
      clientId: "letterlock",
      clientSecret,
    }) as const;
}
