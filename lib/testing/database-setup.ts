import { execFileSync } from "node:child_process";
import { createConnection } from "mysql2/promise";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/platform/db/migrate";
import { type PrivateMariadb, startPrivateMariadb } from "@/lib/testing/private-mariadb";

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

/** Vitest global set-up of the "db" project: one private MariaDB for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPrivateMariadb("memory");
  project.provide("mariadbUrl", server.urlFor("DATABASE"));
  project.provide("migratedSchema", await dumpMigrated(server));
  return () => server.stop();
}
