import { and, eq, gt, lte } from "drizzle-orm";
import type { Database, Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { syncSeen } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";

/** Some ten megabytes. */
const mostInMemory = 100_000;

/**
 * Whom a run has met in the list, by our own ids of their links. They are kept in memory, since to write and read everybody's takes a
 * fifth of a run; those of a directory that is too large for that are kept with the run.
 */
export class Sightings {
  readonly #runId: string;
  readonly #most: number;
  #inMemory: Set<string> | null = new Set();

  constructor(runId: string, most = mostInMemory) {
    this.#runId = runId;
    this.#most = most;
  }

  /** All of them; null: they are kept with the run. */
  get all(): ReadonlySet<string> | null {
    return this.#inMemory;
  }

  /** Notes these without writing, where there is room for all so far; whether there was. */
  noteInMemory(identityIds: readonly string[]): boolean {
    const inMemory = this.#inMemory;
    if (!inMemory || inMemory.size + identityIds.length > this.#most) return false;
    for (const id of identityIds) inMemory.add(id);
    return true;
  }

  /** Notes these, in the transaction of their page. Should it be run again, nothing is lost, and nothing there twice. */
  async note(tx: Transaction, identityIds: readonly string[]): Promise<void> {
    if (this.noteInMemory(identityIds)) return;
    const all = [...(this.#inMemory ?? []), ...identityIds];
    const rows = all.map((identityId) => ({ runId: this.#runId, identityId }));
    await insertRows(tx, syncSeen, rows, { ignore: true });
    afterCommit(tx, () => {
      this.#inMemory = null;
    });
  }

  /** Those between two ids, the first not included. */
  async between(
    db: Database,
    { after, until }: { after: string; until: string },
  ): Promise<ReadonlySet<string>> {
    if (this.#inMemory) return this.#inMemory;
    const { identityId, runId } = syncSeen;
    const rows = await db
      .select({ identityId })
      .from(syncSeen)
      .where(and(eq(runId, this.#runId), gt(identityId, after), lte(identityId, until)));
    return new Set(rows.map((row) => row.identityId));
  }
}
