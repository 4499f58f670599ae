import { eq } from "drizzle-orm";
import { z } from "zod";
import { requirePermission } from "@/lib/access/require-permission";
import { personalMailboxes } from "@/lib/accounts/mailbox/kept";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import { change } from "@/lib/catalogue/run";
import { mailbox } from "@/lib/platform/db/schema";

/** What somebody says who chooses where they are led after signing in. */
export const startPageChoice = z.strictObject({ startPage: templateFieldShapes.startPage });

/**
 * Chooses the page that opens after a sign-in, instead of the one that the mailbox is given. For the mailbox itself, while it may,
 * and for administrators of its domain. Throws `not-found`, and `forbidden` for whoever impersonates the person as well.
 */
export const chooseStartPage = change(personalMailboxes, {
  action: "mailbox.choose-start-page",
  input: startPageChoice.extend({ mailboxId: z.uuid() }),
  async work({ db, actor }, before, { mailboxId, startPage }) {
    requirePermission(actor, before.row, "mayChooseStartPage");
    if (before.row.chosenStartPage === startPage) return before;
    await db.update(mailbox).set({ chosenStartPage: startPage }).where(eq(mailbox.id, mailboxId));
    return { ...before, row: { ...before.row, chosenStartPage: startPage } };
  },
});
