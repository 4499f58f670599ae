import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/mysql2";
import { migrate as runMigrations } from "drizzle-orm/mysql2/migrator";
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import { AppError } from "@/lib/errors";

const lockName = "letterlock-migrate";
const lockWaitSeconds = 60;

/** The migrations folder, from the sources as well as from a bundle in dist/. */
function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "drizzle", "migrations");
    if (existsSync(join(candidate, "meta", "_journal.json"))) return candidate;
    if (folder === dirname(folder))
      throw new AppError("internal", "The drizzle/migrations folder is missing.");
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

/**
 * Brings the database to the newest schema; does nothing when it is there already. A second caller waits for the
 * first (GET_LOCK on the same connection). Throws `unavailable` if another migration holds the lock for a minute.
 */
export async function migrate(url: string): Promise<{ applied: number }> {
  const connection = await createConnection({ uri: url, connectTimeout: 5_000, timezone: "Z" });
  try {
    const { locked } = await firstRow(
      connection,
      `SELECT GET_LOCK('${lockName}', ${lockWaitSeconds}) AS locked`,
    );
    if (locked !== 1)
      throw new AppError("unavailable", "Another migration is running. Try again when it has ended.");
    await ensureBinaryCollation(connection);
    const before = await countApplied(connection);
    await runMigrations(drizzle(connection), { migrationsFolder: migrationsFolder() });
    return { applied: (await countApplied(connection)) - before };
  } finally {
    await connection.end();
  }
}

async function countApplied(connection: Connection): Promise<number> {
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE '\\_\\_drizzle\\_migrations'");
  if (tables.length === 0) return 0;
  return Number((await firstRow(connection, "SELECT COUNT(*) AS total FROM `__drizzle_migrations`")).total);
}
