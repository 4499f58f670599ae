import type { Links, LinksOfRun } from "@/lib/directory/sync/links";
import { type LinkedRow, readAllLinked, readLinked } from "@/lib/directory/sync/read-known";

/**
 * The links of a provider, read whole before the first page: to look up one after the other takes three times as long. The run judges by
 * what was there then, as of a page that came early: what has changed meanwhile is seen before anything is applied.
 */
export class WholeLinks implements Links {
  readonly #run: LinksOfRun;
  readonly #unmet: Map<string, LinkedRow>;

  private constructor(run: LinksOfRun, rows: readonly LinkedRow[]) {
    this.#run = run;
    this.#unmet = new Map(rows.map((row) => [row.subject, row]));
  }

  /** Null where there are more than `most`. */
  static async read(run: LinksOfRun, most: number): Promise<WholeLinks | null> {
    const rows = await readAllLinked(run.db, run.policy, most + 1);
    return rows.length > most ? null : new WholeLinks(run, rows);
  }

  /** Whoever was not linked yet, or comes by twice, is looked up. */
  async read(subjects: readonly string[]): Promise<Map<string, LinkedRow>> {
    const met = new Map<string, LinkedRow>();
    const others: string[] = [];
    for (const subject of subjects) {
      const row = this.#unmet.get(subject);
      if (row) met.set(subject, row);
      else others.push(subject);
      this.#unmet.delete(subject);
    }
    const { db, policy } = this.#run;
    for (const [subject, row] of await readLinked(db, policy, others)) met.set(subject, row);
    return met;
  }

  /** Whoever was read is met. */
  noteInMemory(): boolean {
    return true;
  }

  async note(): Promise<void> {}

  async *unmet(): AsyncGenerator<string[]> {
    if (this.#unmet.size > 0) yield [...this.#unmet.values()].map(({ identityId }) => identityId);
  }
}
