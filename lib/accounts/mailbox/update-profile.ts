import { eq } from "drizzle-orm";
import { z } from "zod";
import { personalMailboxes } from "@/lib/accounts/mailbox/kept";
import { change } from "@/lib/catalogue/run";
import { differs } from "@/lib/platform/audit/changes";
import { mailbox } from "@/lib/platform/db/schema";
import { timeZoneChoice } from "@/lib/platform/reader/time-zone";
import { withChanges } from "@/lib/platform/with-changes";
import { personFields } from "@/lib/providers/settings/person-fields";

export const updateProfileInput = z.strictObject({
  mailboxId: z.uuid(),
  language: personFields.language.schema.optional(),
  timeZone: timeZoneChoice.optional(),
});

/**
 * Changes in which language and time zone somebody reads. A language is pinned by that, since the person's own choice counts
 * for more than the directory's. Throws `forbidden` for whoever impersonates the person, and `not-found`.
 */
export const updateProfile = change(personalMailboxes, {
  action: "mailbox.update-profile",
  input: updateProfileInput,
  async work({ db }, before, { mailboxId, ...choices }) {
    const { row } = before;
    const pinned =
      choices.language === undefined ? row.pinnedFields : [...row.pinnedFields, "language" as const];
    const after = { ...withChanges(row, choices), pinnedFields: [...new Set(pinned)].sort() };
    if (!differs(row, after)) return before;
    const { language, timeZone, pinnedFields } = after;
    await db.update(mailbox).set({ language, timeZone, pinnedFields }).where(eq(mailbox.id, mailboxId));
    return { ...before, row: after };
  },
});
