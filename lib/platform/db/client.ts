import type { Socket } from "node:net";
import { drizzle, type MySql2Database } from "drizzle-orm/mysql2";
import type { PoolConnection } from "mysql2";
import { createPool, type Pool } from "mysql2/promise";
import * as schema from "@/lib/platform/db/schema";
import { env } from "@/lib/platform/env";
import { processWide } from "@/lib/platform/process-wide";

export type Schema = typeof schema;
export type Database = MySql2Database<Schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** A place to run queries: the pool or an open transaction. */
export type Handle = Database | Transaction;

export interface DatabaseClient {
  /** For hot paths: `pool.execute` with a server-side prepared statement. */
  pool: Pool;
  db: Database;
  /** Ends all connections; again: nothing. */
  close(): Promise<void>;
}

interface PoolOptions {
  connectionLimit?: number;
  /** How long a statement may wait for the server's next word; left out: for ever. */
  answerWithinMs?: number;
}

/**
 * What connections are set to. MySQL cuts what GROUP_CONCAT makes after 1024 bytes, and says so in a warning alone: two dozen of the
 * shared mailboxes that a login is told of (`readAclGroups`).
 */
const session = ["time_zone = '+00:00'", "wait_timeout = 28800", `group_concat_max_len = ${2 ** 20}`];
const setSession = `SET ${session.map((setting) => `SESSION ${setting}`).join(", ")}`;

/** For pages: nobody waits longer for a page, and the longest wait for a lock that is worth it is shorter. */
const serverAnswerWithinMs = 5_000;

/** Opens a pool on a `mysql://` URL. Times are UTC; connecting is given up after 1 s, so that an outage shows at once. */
export function openDatabase(url: string, options: PoolOptions = {}): DatabaseClient {
  const pool = createPool({
    uri: url,
    connectionLimit: options.connectionLimit ?? 10,
    maxIdle: options.connectionLimit ?? 10,
    connectTimeout: 1_000,
    timezone: "Z",
    charset: "utf8mb4_bin",
    supportBigNumbers: true,
    enableKeepAlive: true,
  });
  pool.pool.on("connection", (connection) => {
    connection.query(setSession, () => undefined);
  });
  if (options.answerWithinMs) dropSilentConnections(pool, options.answerWithinMs);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= pool.end();
    return closed;
  };
  return { pool, db: drizzle(pool, { schema, mode: "default" }), close };
}

/** mysql2 keeps it public and leaves it out of its types. */
const streamOf = (connection: PoolConnection): Socket =>
  (connection as PoolConnection & { stream: Socket }).stream;

/** A database that hangs (paused, a lost network) closes no connection by itself; whoever waits would wait for ever. */
function dropSilentConnections({ pool }: Pool, milliseconds: number): void {
  pool.on("connection", (connection) => {
    const stream = streamOf(connection);
    stream.on("timeout", () => stream.destroy(new Error(`no answer within ${milliseconds} ms`)));
  });
  pool.on("acquire", (connection) => streamOf(connection).setTimeout(milliseconds));
  pool.on("release", (connection) => streamOf(connection).setTimeout(0));
}

/** The process's own client, opened at first use. */
export const databaseClient = (): DatabaseClient =>
  processWide("database", () => openDatabase(env().DATABASE_URL, { answerWithinMs: serverAnswerWithinMs }));
