import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoStack, letterlock } from "../stack";
import { clientOf } from "./keycloak-admin";
import { unique } from "./unique";

/** Adds an identity provider, or changes it, by `provider set --file` and other options of it. */
export async function setProvider(slug: string, settings: object, ...options: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-e2e-"));
  const file = join(folder, "provider.json");
  writeFileSync(file, JSON.stringify({ name: slug, ...settings }));
  try {
    await letterlock(["provider", "set", slug, "--file", file, ...options]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a provider at the demo's own realm is configured with. */
export async function keycloakPlace() {
  const { keycloak } = demoStack();
  const { clientId, secret } = await clientOf("letterlock");
  return {
    kind: "keycloak",
    serverUrl: keycloak.url,
    realm: keycloak.realm,
    clientId,
    clientSecret: secret,
  } as const;
}

/** Adds a provider at the demo's own realm with other settings, for the time of `work`. */
export async function withProvider(settings: object, work: (name: string) => Promise<void>): Promise<void> {
  const slug = unique("test");
  await setProvider(slug, { ...(await keycloakPlace()), ...settings });
  try {
    await work(slug);
  } finally {
    await letterlock(["provider", "delete", slug]);
  }
}
