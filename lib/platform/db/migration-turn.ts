import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { databaseErrorCode } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const migrationWords = words("database.migration", {
  busy: "Another migration is running. Try again when it has finished.",
});

/*
 * Who may change the schema, and how far that is: one row of a table that is there before every other. GET_LOCK would
 * not do: it belongs to one node of a Galera cluster, and two nodes may be told to migrate at once.
 */

/** How long a turn lasts that nobody renews: whoever had it has died. Renewed with each statement and by a timer. */
const turnSeconds = 60;
const renewEveryMs = 10_000;
const askAgainMs = 250;
const longestWaitMs = 10 * 60_000;

const table = "`__letterlock_migration`";

/** A statement of a migration, by the migration's time in the journal. */
export interface Position {
  migration: number;
  statement: number;
}

export interface Turn {
  /** The statement that was begun and whose end nobody has written down: a process died there. */
  begun: Position | null;
  /** Notes what is begun next, or with null that nothing is; throws `unavailable` if the turn is somebody else's by now. */
  note(position: Position | null): Promise<void>;
}

const busy = () => new AppError("unavailable", migrationWords("busy"));

/** Makes the table with its row where it is not yet; asked first, since a statement that makes a table halts a cluster. */
async function prepare(connection: Connection): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE '\\_\\_letterlock\\_migration'");
  if (tables.length === 0)
    await connection.query(
      `CREATE TABLE IF NOT EXISTS ${table} (\`id\` tinyint NOT NULL PRIMARY KEY, \`holder\` char(36) NOT NULL, ` +
        "`expires_at` datetime(3) NOT NULL, `migration` bigint NULL, `statement` int NULL) COLLATE utf8mb4_bin",
    );
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT id FROM ${table}`);
  if (rows.length === 0)
    await connection.query(`INSERT IGNORE INTO ${table} VALUES (1, '', '1970-01-01', NULL, NULL)`);
}

const laterOn = `UTC_TIMESTAMP(3) + INTERVAL ${turnSeconds} SECOND`;

/** Two nodes that take it at once both try to commit: the second is told of a deadlock (Galera's certification). */
async function take(connection: Connection, holder: string): Promise<boolean> {
  try {
    const [{ affectedRows }] = await connection.query<ResultSetHeader>(
      `UPDATE ${table} SET holder = ?, expires_at = ${laterOn} WHERE id = 1 AND expires_at <= UTC_TIMESTAMP(3)`,
      [holder],
    );
    return affectedRows === 1;
  } catch (error) {
    if (databaseErrorCode(error) === "ER_LOCK_DEADLOCK") return false;
    throw error;
  }
}

async function waitFor(connection: Connection, holder: string): Promise<void> {
  const end = Date.now() + longestWaitMs;
  while (!(await take(connection, holder))) {
    if (Date.now() > end) throw busy();
    await delay(askAgainMs);
  }
}

async function begunStatement(connection: Connection): Promise<Position | null> {
  const [[row]] = await connection.query<RowDataPacket[]>(`SELECT migration, statement FROM ${table}`);
  return row?.migration == null ? null : { migration: Number(row.migration), statement: row.statement };
}

/**
 * Runs `work` while no other process anywhere changes this schema; waits while one does, at most ten minutes, then
 * throws `unavailable`. One that has died keeps others waiting for a minute. `keeper` is a connection of its own,
 * since a turn is renewed while a long statement runs.
 */
export async function inTurn<Result>(
  keeper: Connection,
  work: (turn: Turn) => Promise<Result>,
): Promise<Result> {
  const holder = randomUUID();
  const mine = async (change: string, values: unknown[] = []) => {
    const [{ affectedRows }] = await keeper.query<ResultSetHeader>(
      `UPDATE ${table} SET ${change} WHERE id = 1 AND holder = ?`,
      [...values, holder],
    );
    return affectedRows === 1;
  };
  await prepare(keeper);
  await waitFor(keeper, holder);
  // A renewal that fails is noticed by the next note.
  const timer = setInterval(() => void mine(`expires_at = ${laterOn}`).catch(() => false), renewEveryMs);
  try {
    return await work({
      begun: await begunStatement(keeper),
      async note(position) {
        const at = [position?.migration ?? null, position?.statement ?? null];
        if (!(await mine(`expires_at = ${laterOn}, migration = ?, statement = ?`, at))) throw busy();
      },
    });
  } finally {
    clearInterval(timer);
    await mine("expires_at = '1970-01-01'").catch(() => false);
  }
}
