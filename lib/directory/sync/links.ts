import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { LinkedRow } from "@/lib/directory/sync/read-known";
import type { Database, Transaction } from "@/lib/platform/db/client";

/** What needs to be known of a run to follow its provider's links. */
export interface LinksOfRun {
  db: Database;
  runId: string;
  policy: SyncPolicy;
}

/** Whom a provider's people are linked to, and whom of these a run has met in the list. */
export interface Links {
  /** What is linked to these ids of the directory, which a page has shown. */
  read(subjects: readonly string[]): Promise<Map<string, LinkedRow>>;
  /** Notes these as met, by our own ids of the links, where nothing has to be written for that; whether it was so. */
  noteInMemory(identityIds: readonly string[]): boolean;
  /** Notes these, in the transaction of their page. Should it be run again, nothing is lost, and nothing there twice. */
  note(tx: Transaction, identityIds: readonly string[]): Promise<void>;
  /** Our own ids of the links that no page has shown, some at a time. */
  unmet(): AsyncIterable<string[]>;
}
