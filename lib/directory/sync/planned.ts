import type { SyncReason } from "@/lib/directory/run/reasons";
import type { syncChange } from "@/lib/platform/db/schema";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import type { ChangeKind } from "@/lib/platform/db/schema/sync-run";
import type { Text } from "@/lib/words/text";

/** Hashes of a mailbox's mail password; null for none. Secret: only sealed do they stay with a line. */
export interface MailPasswordChange {
  before: string | null;
  after: string | null;
}

/** A line of a plan: something to do, or something an administrator should know. */
export interface PlannedLine {
  kind: ChangeKind;
  reason: SyncReason;
  /** The person's id at the directory; null when the record has none. */
  subject: string | null;
  mailboxId: string | null;
  address: string | null;
  /** Field by field, with both values. Applied only while the mailbox still has the old ones. */
  changes: AuditChanges;
  /** What `changes` only says in words. */
  mailPassword?: MailPasswordChange;
  /** A sentence beside the reason; or a name or addresses, as they are. */
  detail?: Text | string;
}

/** A line of a plan as the run keeps it. */
export type StoredLine = typeof syncChange.$inferSelect;

/** Nothing to do for the person, for a reason that is only counted: it may hold for thousands at every run. */
export interface Skipped {
  skipped: SyncReason;
}

/** Null: all is as it should be. */
export type Planned = PlannedLine | Skipped | null;

export const isLine = (planned: Planned): planned is PlannedLine => planned !== null && "kind" in planned;
