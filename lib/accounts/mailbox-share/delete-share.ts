import { eq } from "drizzle-orm";
import { z } from "zod";
import { shares } from "@/lib/accounts/mailbox-share/kept";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { mailboxShare } from "@/lib/platform/db/schema";
import { afterCommit } from "@/lib/platform/db/transaction";
import { groupsChanged } from "@/lib/providers/group/wake";

/**
 * Ends that a mailbox is shared with a group; its members are disconnected. For administrators of the mailbox's domain. Throws
 * `not-found`, and `conflict` for a stale version.
 */
export const deleteShare = change(shares, {
  action: "share.delete",
  input: z.strictObject({ id: z.uuid(), expectedVersion }),
  async work({ db }, _, { id }) {
    await db.delete(mailboxShare).where(eq(mailboxShare.id, id));
    afterCommit(db, groupsChanged.raise);
    return null;
  },
});
