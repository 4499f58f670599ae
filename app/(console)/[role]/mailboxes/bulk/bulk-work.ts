import { changeSome } from "@/app/(console)/[role]/mailboxes/bulk/bulk-actions";
import type { Chosen } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import {
  added,
  type Changed,
  leftOf,
  type Rest,
  targetOf,
} from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";
import { cameTo, type Work } from "@/app/(console)/use-steps";
import type { MailboxChange } from "@/lib/accounts/mailbox/change-mailboxes";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";

interface BulkChange {
  role: string;
  /** What the list is narrowed to. */
  filter: MailboxFilter;
  change: MailboxChange;
  chosen: Chosen;
}

/** A change of all mailboxes that are chosen, for `useSteps`. */
export const bulkWork = ({ role, filter, change, chosen }: BulkChange): Work<Changed, Rest> => ({
  sum: { looked: 0, refused: [] },
  rest: "matching" in chosen ? { cursor: undefined } : chosen,
  ask: async (rest, sum) =>
    cameTo(await changeSome({ role, change, target: targetOf(rest, filter) }), (step) => ({
      sum: added(sum, step),
      rest: leftOf(rest, step),
    })),
});
