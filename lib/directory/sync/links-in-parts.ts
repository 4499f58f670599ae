import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import type { Links, LinksOfRun } from "@/lib/directory/sync/links";
import { type LinkedRow, ofProvider, readLinked } from "@/lib/directory/sync/read-known";
import type { Transaction } from "@/lib/platform/db/client";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { externalIdentity, syncSeen } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";

/** Some ten megabytes. */
const mostInMemory = 100_000;

/** Links looked at together. */
const linksAtOnce = 5_000;

/**
 * The links of a provider that has too many to be read whole: those of a page are looked up. Whom a run has met is kept in memory, since to
 * write and read everybody's takes a fifth of a run; of a directory that is too large for that as well, it is kept with the run.
 */
export class LinksInParts implements Links {
  readonly #run: LinksOfRun;
  readonly #most: number;
  #inMemory: Set<string> | null = new Set();

  constructor(run: LinksOfRun, most = mostInMemory) {
    this.#run = run;
    this.#most = most;
  }

  read(subjects: readonly string[]): Promise<Map<string, LinkedRow>> {
    return readLinked(this.#run.db, this.#run.policy, subjects);
  }

  noteInMemory(identityIds: readonly string[]): boolean {
    const inMemory = this.#inMemory;
    if (!inMemory || inMemory.size + identityIds.length > this.#most) return false;
    for (const id of identityIds) inMemory.add(id);
    return true;
  }

  async note(tx: Transaction, identityIds: readonly string[]): Promise<void> {
    if (this.noteInMemory(identityIds)) return;
    const all = [...(this.#inMemory ?? []), ...identityIds];
    const rows = all.map((identityId) => ({ runId: this.#run.runId, identityId }));
    await insertRows(tx, syncSeen, rows, { ignore: true });
    afterCommit(tx, () => {
      this.#inMemory = null;
    });
  }

  /**
   * Links and sightings are compared piece by piece, both in the order of their ids: a join looks up each person by itself and takes
   * twice as long, and a set of everybody takes longest once it does not fit into memory.
   */
  async *unmet(): AsyncGenerator<string[]> {
    if (await this.#allMet()) return;
    for (let after = ""; ; ) {
      const linked = await this.#linkedAfter(after);
      const until = linked.at(-1);
      if (until === undefined) return;
      const met = this.#inMemory ?? (await this.#metBetween(after, until));
      yield linked.filter((id) => !met.has(id));
      after = until;
    }
  }

  /**
   * Whether everybody linked here was met, by their number and the sum (exclusive or) of the random ends of their ids: nearly always, and a tenth of
   * the work of going through all of them.
   */
  async #allMet(): Promise<boolean> {
    const met = this.#inMemory;
    if (!met) return false;
    const [linked] = await this.#run.db
      .select({
        number: sql`COUNT(*)`.mapWith(Number),
        sum: sql`BIT_XOR(CAST(CONV(RIGHT(${externalIdentity.id}, 8), 16, 10) AS UNSIGNED))`.mapWith(Number),
      })
      .from(externalIdentity)
      .where(ofProvider(this.#run.policy));
    let sum = 0;
    for (const id of met) sum ^= Number.parseInt(id.slice(-8), 16);
    return linked?.number === met.size && linked.sum === sum >>> 0;
  }

  async #linkedAfter(after: string): Promise<string[]> {
    const rows = await this.#run.db
      .select({ id: externalIdentity.id })
      // By the provider's own index it would sort all of its links, for every piece.
      .from(externalIdentity, { forceIndex: "PRIMARY" })
      .where(and(gt(externalIdentity.id, after), ofProvider(this.#run.policy)))
      .orderBy(asc(externalIdentity.id))
      .limit(linksAtOnce);
    return rows.map(({ id }) => id);
  }

  async #metBetween(after: string, until: string): Promise<ReadonlySet<string>> {
    const { identityId, runId } = syncSeen;
    const rows = await this.#run.db
      .select({ identityId })
      .from(syncSeen)
      .where(and(eq(runId, this.#run.runId), gt(identityId, after), lte(identityId, until)));
    return new Set(rows.map((row) => row.identityId));
  }
}
