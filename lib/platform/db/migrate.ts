import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import { inTurn, type Position, type Turn } from "@/lib/platform/db/migration-turn";
import { databaseErrorCode } from "@/lib/platform/db/transaction";

/** The migrations folder, from the sources as well as from a bundle in dist/. */
function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "drizzle", "migrations");
    if (existsSync(join(candidate, "meta", "_journal.json"))) return candidate;
    if (folder === dirname(folder)) throw new Error("The drizzle/migrations folder is missing.");
  }
}

async function firstRow(connection: Connection, sql: string): Promise<RowDataPacket> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows[0] ?? ({} as RowDataPacket);
}

/** Addresses are compared byte by byte everywhere, so the database's own default must be binary. */
async function ensureBinaryCollation(connection: Connection): Promise<void> {
  const { collation } = await firstRow(connection, "SELECT @@collation_database AS `collation`");
  if (collation !== "utf8mb4_bin")
    await connection.query("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
}

// As drizzle's own migrator makes it, so that databases of every age have the same.
const doneTable = "`__drizzle_migrations`";

/** The time of the newest migration that is in the database; 0 for an empty one. */
async function newestDone(connection: Connection): Promise<number> {
  await connection.query(
    `CREATE TABLE IF NOT EXISTS ${doneTable} (\`id\` serial PRIMARY KEY, \`hash\` text NOT NULL, \`created_at\` bigint)`,
  );
  return Number(
    (await firstRow(connection, `SELECT MAX(created_at) AS newest FROM ${doneTable}`)).newest ?? 0,
  );
}

/** What a statement is answered that has been executed already. */
const doneBefore = new Set([
  ...["ER_TABLE_EXISTS_ERROR", "ER_DUP_FIELDNAME", "ER_DUP_KEYNAME", "ER_DUP_ENTRY", "ER_FK_DUP_NAME"],
  ...["ER_CANT_DROP_FIELD_OR_KEY", "ER_BAD_TABLE_ERROR", "ER_UNKNOWN_VIEW"],
]);

const isAt = (begun: Position | null, { migration, statement }: Position): boolean =>
  begun?.migration === migration && begun.statement === statement;

/**
 * One statement after the other, each noted before it begins: changes of a schema cannot be undone together, and a
 * process may die between them. Of the one that another process had begun it is not known whether it came to its end.
 */
async function apply(connection: Connection, turn: Turn, { sql, folderMillis, hash }: MigrationMeta) {
  const first = turn.begun?.migration === folderMillis ? turn.begun.statement : 0;
  for (const [statement, text] of sql.entries()) {
    if (statement < first) continue;
    const here = { migration: folderMillis, statement };
    await turn.note(here);
    try {
      await connection.query(text);
    } catch (error) {
      if (!isAt(turn.begun, here) || !doneBefore.has(databaseErrorCode(error) ?? "")) throw error;
    }
  }
  // Should we die between these two, the position is one of a migration that is done, and nobody asks for it.
  await connection.query(`INSERT INTO ${doneTable} (\`hash\`, \`created_at\`) VALUES (?, ?)`, [
    hash,
    folderMillis,
  ]);
  await turn.note(null);
}

const open = (url: string) => createConnection({ uri: url, connectTimeout: 5_000, timezone: "Z" });

/**
 * Brings the database to the newest schema; does nothing when it is there already. Others that do the same, on whatever
 * node of a cluster, wait for each other; what one that died has left is finished. Throws `unavailable` when another
 * one goes on for ten minutes.
 */
export async function migrate(url: string, folder = migrationsFolder()): Promise<{ applied: number }> {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const [keeper, connection] = [await open(url), await open(url)];
  try {
    return await inTurn(keeper, async (turn) => {
      await ensureBinaryCollation(connection);
      const newest = await newestDone(connection);
      const missing = migrations.filter(({ folderMillis }) => folderMillis > newest);
      for (const migration of missing) await apply(connection, turn, migration);
      return { applied: missing.length };
    });
  } finally {
    await Promise.all([keeper.end(), connection.end()]);
  }
}
