import { setTimeout as delay } from "node:timers/promises";
import { MySqlTransaction } from "drizzle-orm/mysql-core";
import type { Database, Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";

export type TransactionContext = Context & { db: Transaction };

const maxTries = 5;

/** Deadlock, lock wait time-out, and Galera's certification failure (it reports a deadlock): safe to run again. */
const retryable = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD"]);

/** The MySQL error code behind anything thrown by drizzle or mysql2, or undefined. */
export function databaseErrorCode(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code?.startsWith("ER_")) return code;
  }
  return undefined;
}

/** True when the statement hit a unique index. */
export const isDuplicate = (thrown: unknown): boolean => databaseErrorCode(thrown) === "ER_DUP_ENTRY";

const afterCommits = new WeakMap<Transaction, Set<() => void>>();

/** Runs `work` once when the transaction has been committed, never when it is undone; the same function only once. */
export function afterCommit(tx: Transaction, work: () => void): void {
  const all = afterCommits.get(tx) ?? new Set();
  afterCommits.set(tx, all.add(work));
}

/**
 * Runs `work` in one transaction and commits, or joins the one that is already open; else as `transact`.
 */
export async function inTransaction<T>(
  context: Context,
  work: (context: TransactionContext) => Promise<T>,
): Promise<T> {
  const { db } = context;
  if (db instanceof MySqlTransaction) return work({ ...context, db: db as Transaction });
  return transact(db, (tx) => work({ ...context, db: tx }));
}

/**
 * Runs `work` in one transaction and commits. After a deadlock or a certification failure the whole work runs again
 * (at most five times), so it must have no side effects outside the database.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let commits: Set<() => void> | undefined;
    try {
      const result = await db.transaction(async (tx) => {
        const done = await work(tx);
        commits = afterCommits.get(tx);
        return done;
      });
      for (const commit of commits ?? []) commit();
      return result;
    } catch (error) {
      if (attempt === maxTries || !retryable.has(databaseErrorCode(error) ?? "")) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}
