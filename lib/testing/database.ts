import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { drainWrites } from "@/lib/platform/db/write-behind";
import type { ProcessRegistry } from "@/lib/platform/process-wide";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

export interface TestDatabase {
  client(): DatabaseClient;
  /** The URL of this file's own database. */
  url(): string;
  /** A context for this actor; a shell administrator unless told. */
  context(actor?: Actor): Context;
}

function createMigrated(name: string): void {
  const socket = new URL(inject("mariadbUrl")).searchParams.get("socketPath");
  const making = `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${name};\n`;
  execFileSync("mariadb", ["--no-defaults", "--user=root", `--socket=${socket}`], {
    input: making + inject("migratedSchema"),
  });
}

/** A worker goes from file to file, and would keep the connections of each. */
async function closeOwnDatabase(): Promise<void> {
  const { letterlockProcessWide } = globalThis as typeof globalThis & ProcessRegistry;
  const opened = letterlockProcessWide?.get("database") as DatabaseClient | undefined;
  letterlockProcessWide?.delete("database");
  await opened?.close();
}

/**
 * Gives a `*.db.test.ts` file a migrated database of its own and the environment that the product reads.
 * Call it once at the top level of the file.
 */
export function testDatabase(): TestDatabase {
  const name = `t_${randomBytes(6).toString("hex")}`;
  const url = inject("mariadbUrl").replace("/DATABASE", `/${name}`);
  let client: DatabaseClient | undefined;
  beforeAll(async () => {
    createMigrated(name);
    stubProductEnv({ DATABASE_URL: url });
    client = openDatabase(url);
  }, 60_000);
  afterAll(async () => {
    // What is still to be written would be written to the next file's database.
    await drainWrites();
    await client?.close();
    await closeOwnDatabase();
  });
  const open = () => {
    if (!client) throw new Error("testDatabase() is ready only inside tests and hooks");
    return client;
  };
  return {
    client: open,
    url: () => url,
    context: (actor = { kind: "cli", user: "test" }) => ({ db: open().db, actor, requestId: "test-request" }),
  };
}
