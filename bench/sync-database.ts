import { randomBytes } from "node:crypto";
import { createConnection } from "mysql2/promise";
import type { Rounds } from "@/bench/interleave";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createTemplate } from "@/lib/accounts/template/create-template";
import { type Database, type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import { type Context, contextFor } from "@/lib/platform/db/context";
import { migrate } from "@/lib/platform/db/migrate";
import { startPrivateMariadb } from "@/lib/testing/private-mariadb";

/** What the product needs to know of a Keycloak. */
export interface KeycloakClient {
  serverUrl: string;
  realm: string;
  clientId: string;
  clientSecret: string;
}

export interface SyncDatabase {
  client: DatabaseClient;
  context: Context & { db: Database };
  stop(): Promise<void>;
}

/** What the product reads of the environment, for this process and those it starts. */
function setEnvironment(url: string): void {
  Object.assign(process.env, {
    DATABASE_URL: url,
    LETTERLOCK_SECRET: process.env.LETTERLOCK_SECRET ?? randomBytes(32).toString("base64"),
    PORTAL_URL: "https://localhost",
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
  });
}

/** A private MariaDB with an empty, migrated database. */
export async function startSyncDatabase({ small = false }: Rounds): Promise<SyncDatabase> {
  const mariadb = await startPrivateMariadb(small ? "memory" : "disk");
  try {
    const server = await createConnection({ uri: mariadb.urlFor("mysql") });
    await server.query("CREATE DATABASE bench");
    await server.end();
    const url = mariadb.urlFor("bench");
    setEnvironment(url);
    await migrate(url);
    const client = openDatabase(url);
    const context = { ...contextFor({ kind: "system", job: "bench" }), db: client.db };
    const stop = async () => {
      await client.close();
      await mariadb.stop();
    };
    return { client, context, stop };
  } catch (error) {
    await mariadb.stop();
    throw error;
  }
}

/** A provider that imports people with addresses in this domain. Gives its slug. */
export async function addSyncProvider(
  context: Context,
  domain: string,
  { serverUrl, realm, clientId, clientSecret }: KeycloakClient,
): Promise<string> {
  const slug = domain.replaceAll(".", "-");
  await createDomain(context, { name: domain });
  const { id: defaultTemplateId } = await createTemplate(context, { name: `default of ${slug}` });
  const { id: templateId } = await createTemplate(context, { name: `staff of ${slug}`, quotaBytes: 5e9 });
  await setIdentityProvider(context, {
    serverUrl,
    realm,
    clientId,
    clientSecret,
    slug,
    kind: "keycloak",
    verify: false,
    defaultTemplateId,
    mappings: [{ value: "staff", templateId }],
    settings: { sync: { importUsers: true } },
  });
  return slug;
}
