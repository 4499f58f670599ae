import { execFileSync } from "node:child_process";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import type { TestProject } from "vitest/node";
import { registry } from "@/lib/faces/registry";
import { migrate } from "@/lib/platform/db/migrate";
import { type PrivateMariadb, startPrivateMariadb } from "@/lib/testing/private-mariadb";
import { unnamedFields } from "@/lib/upkeep/audit/recorded-fields";

declare module "vitest" {
  export interface ProvidedContext {
    mariadbUrl: string;
    /** What `mariadb` reads to make a migrated database, with views and triggers: quicker than to migrate one more. */
    migratedSchema: string;
  }
}

async function dumpMigrated(server: PrivateMariadb): Promise<string> {
  const connection = await createConnection({ uri: server.urlFor("mysql") });
  await connection.query("CREATE DATABASE migrated");
  await connection.end();
  await migrate(server.urlFor("migrated"));
  const options = ["--no-defaults", "--user=root", `--socket=${server.socket}`, "--skip-comments"];
  return execFileSync("mariadb-dump", [...options, "migrated"], { encoding: "utf8" });
}

interface Shared {
  /** How many projects of tests still use it. */
  users: number;
  ready: Promise<{ server: PrivateMariadb; migratedSchema: string }>;
}

/** On globalThis: each project loads this module for itself. */
const own = globalThis as typeof globalThis & { letterlockTestServer?: Shared };

async function begin(): Shared["ready"] {
  const server = await startPrivateMariadb("memory");
  return { server, migratedSchema: await dumpMigrated(server) };
}

/** Vitest global set-up of the "db" projects: one private MariaDB for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  own.letterlockTestServer ??= { users: 0, ready: begin() };
  const shared = own.letterlockTestServer;
  shared.users++;
  const { server, migratedSchema } = await shared.ready;
  project.provide("mariadbUrl", server.urlFor("DATABASE"));
  project.provide("migratedSchema", migratedSchema);
  return async () => {
    if (--shared.users > 0) return;
    const unnamed = await unnamedInLogs(server).finally(() => server.stop());
    if (unnamed.length === 0) return;
    // Vitest tells of what its set-up throws, but ends as if nothing had been.
    process.exitCode = 1;
    throw new Error(`Recorded without a label (lib/upkeep/audit/recorded-fields.ts): ${unnamed.join(", ")}`);
  };
}

/** What the tests have recorded under names that no reader of the audit log has a label for. */
async function unnamedInLogs(server: PrivateMariadb): Promise<string[]> {
  const connection = await createConnection({ uri: server.urlFor("information_schema") });
  const [logs] = await connection.query<RowDataPacket[]>(
    "SELECT table_schema AS name FROM tables WHERE table_name = 'audit_event' AND table_schema LIKE 't\\_%'",
  );
  const found = new Set<string>();
  for (const { name } of logs) {
    const [events] = await connection.query<RowDataPacket[]>(
      `SELECT DISTINCT subject_kind AS kind, CAST(changes AS CHAR) AS changes FROM ${name}.audit_event WHERE action IN (?)`,
      [registry.actions],
    );
    for (const { kind, changes } of events)
      for (const field of unnamedFields(kind, JSON.parse(changes))) found.add(field);
  }
  await connection.end();
  return [...found];
}
