import type { ChangedMailbox, ChangeStep } from "@/lib/accounts/mailbox/change-mailboxes";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";

/** Few enough that the page can show how far it is, and that stopping takes hold soon. */
export const idsPerStep = 25;

/** How far a change of many mailboxes is. */
export interface BulkProgress {
  state: "asking" | "running" | "finished" | "stopped";
  looked: number;
  refused: ChangedMailbox<string>[];
  /** Why it could not go on; null: the server could not be reached. */
  problem?: string | null;
}

export const atStart: BulkProgress = { state: "asking", looked: 0, refused: [] };

/** What is still to be done: single mailboxes, or all that match from a place of the list on. */
export type Rest = { ids: readonly string[] } | { cursor: string | undefined };

/** What the next step asks for. */
export const targetOf = (rest: Rest, filter: MailboxFilter) =>
  "ids" in rest
    ? { mailboxIds: rest.ids.slice(0, idsPerStep) }
    : { filter, ...(rest.cursor === undefined ? {} : { cursor: rest.cursor }) };

/** The progress after a step. */
export const added = (
  { looked, refused, ...before }: BulkProgress,
  { mailboxes }: ChangeStep<string>,
): BulkProgress => ({
  ...before,
  looked: looked + mailboxes.length,
  refused: [...refused, ...mailboxes.filter(({ problem }) => problem !== undefined)],
});

/** What is left after a step; null when all is done. */
export function leftOf(rest: Rest, { next }: ChangeStep<string>): Rest | null {
  if (!("ids" in rest)) return next === null ? null : { cursor: next };
  const ids = rest.ids.slice(idsPerStep);
  return ids.length > 0 ? { ids } : null;
}
