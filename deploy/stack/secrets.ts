import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Identity, ownDirectory, ownFile } from "./identity";

const names = [
  "letterlock-secret",
  "machine-token",
  "webmail-secret",
  "doveadm-key",
  "mariadb-letterlock",
  "mariadb-sogo",
  "mariadb-postfix",
  "keycloak-admin",
  "keycloak-client",
  "keycloak-partner-client",
  "ldap-admin",
  "ldap-reader",
  "ldap-service",
] as const;

export type SecretName = (typeof names)[number];

/** The secrets of one stack: random, made at its first start, one file each. */
export interface Secrets {
  get(name: SecretName): string;
  file(name: SecretName): string;
}

// Alphanumeric, so that no configuration format needs an escape. 256 bits in any case.
const makeSecret = (name: SecretName) =>
  name === "letterlock-secret" ? randomBytes(32).toString("base64") : randomBytes(32).toString("hex");

/** Opens the secrets below the state directory, making those that do not exist yet. */
export function openSecrets(state: string, identity: Identity): Secrets {
  const directory = join(state, "secrets");
  ownDirectory(identity, directory);
  const file = (name: SecretName) => join(directory, name);
  for (const name of names)
    if (!existsSync(file(name))) ownFile(identity, file(name), `${makeSecret(name)}\n`);
  return { file, get: (name) => readFileSync(file(name), "utf8").trim() };
}
