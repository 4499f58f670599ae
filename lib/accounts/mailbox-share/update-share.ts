import { eq } from "drizzle-orm";
import { z } from "zod";
import { updateShareInput } from "@/lib/accounts/mailbox-share/fields";
import { shares } from "@/lib/accounts/mailbox-share/kept";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailboxShare } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";
import { groupsChanged } from "@/lib/providers/group/wake";

/**
 * Changes what a group's members may do in a mailbox that is shared with them; who loses something is disconnected. For administrators
 * of the mailbox's domain. Throws `not-found`, and `conflict` for a stale version.
 */
export const updateShare = change(shares, {
  action: "share.update",
  input: updateShareInput.extend({ id: z.uuid(), expectedVersion }),
  async work({ db }, before, { id, access }) {
    if (before.access === access) return before;
    await db.update(mailboxShare).set({ access }).where(eq(mailboxShare.id, id));
    afterCommit(db, groupsChanged.raise);
    return { ...before, access };
  },
});
