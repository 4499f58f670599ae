import type { PoolConnection, QueryError } from "mysql2";
import type { Pool } from "mysql2/promise";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const databaseWords = words("database", {
  unavailable: "The database isn't responding right now. Try again in a moment.",
});

/*
 * Reads for the hot path: one server-side prepared statement with a deadline and a bound on how many may be under
 * way. A database that hangs (paused, a lost network) costs each caller the deadline and nothing more: its connections
 * are dropped instead of waited for, so the first read after it wakes up gets a fresh one.
 */

export type Cell = string | number | Buffer | Date | null | object;
export type Parameter = string | number | Buffer | Date | null;

const deadlineMs = 1_000;
const maxUnderWay = 1_024;

let underWay = 0;

const outage = (cause: unknown) => new AppError("unavailable", databaseWords("unavailable"), { cause });

export type Row = Record<string, Cell>;

/** The rows of one prepared SELECT. Throws `unavailable` on any failure, after 1 s at the latest. */
export function boundedRead(pool: Pool, sql: string, parameters: Parameter[]): Promise<Row[]> {
  if (underWay >= maxUnderWay) return Promise.reject(outage(new Error("too many reads are under way")));
  underWay++;
  return new Promise<Row[]>((resolve, reject) => {
    let connection: PoolConnection | undefined;
    let settled = false;
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      underWay--;
      clearTimeout(timer);
      finish();
    };
    const timer = setTimeout(() => {
      connection?.destroy();
      settle(() => reject(outage(new Error(`no answer within ${deadlineMs} ms`))));
    }, deadlineMs);
    // The callback form: mysql2's promises cost a tenth of the whole read.
    pool.pool.getConnection((error, taken) => {
      if (error) return settle(() => reject(outage(error)));
      // The caller has been told already: whoever waits next may have this connection.
      if (settled) return taken.release();
      connection = taken;
      taken.execute(sql, parameters, (failure: QueryError | null, rows) => {
        if (settled) return;
        if (failure?.fatal) taken.destroy();
        else taken.release();
        settle(() => (failure ? reject(outage(failure)) : resolve(rows as Row[])));
      });
    });
  });
}
