import type { ChangedMailbox, ChangeStep } from "@/lib/accounts/mailbox/change-mailboxes";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";

/** Few enough that the page can show how far it is, and that stopping takes hold soon. */
export const idsPerStep = 25;

/** What has come of a change of many mailboxes. */
export interface Changed {
  looked: number;
  refused: ChangedMailbox<string>[];
}

/** What is still to be done: single mailboxes, or all that match from a place of the list on. */
export type Rest = { ids: readonly string[] } | { cursor: string | undefined };

/** What the next step asks for. */
export const targetOf = (rest: Rest, filter: MailboxFilter) =>
  "ids" in rest
    ? { mailboxIds: rest.ids.slice(0, idsPerStep) }
    : { filter, ...(rest.cursor === undefined ? {} : { cursor: rest.cursor }) };

/** What has come of it after a step. */
export const added = ({ looked, refused }: Changed, { mailboxes }: ChangeStep<string>): Changed => ({
  looked: looked + mailboxes.length,
  refused: [...refused, ...mailboxes.filter(({ problem }) => problem !== undefined)],
});

/** What is left after a step; null when all is done. */
export function leftOf(rest: Rest, { next }: ChangeStep<string>): Rest | null {
  if (!("ids" in rest)) return next === null ? null : { cursor: next };
  const ids = rest.ids.slice(idsPerStep);
  return ids.length > 0 ? { ids } : null;
}
