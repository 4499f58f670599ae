import { eq } from "drizzle-orm";
import { z } from "zod";
import { ownChoices } from "@/lib/accounts/admin-account/fields";
import { admins } from "@/lib/accounts/admin-account/kept";
import { change } from "@/lib/catalogue/run";
import { forbidden, readableDomains } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { adminAccount } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";

export const updateOwnAccountInput = z.strictObject({
  adminId: z.uuid(),
  language: ownChoices.language.optional(),
  timeZone: ownChoices.timeZone.optional(),
});

/** An administrator's own account and no other's. */
const ownAccount: typeof admins = {
  ...admins,
  authorise: (actor) => void readableDomains(actor),
  authoriseNamed(actor, { adminId }) {
    if (!("id" in actor) || actor.id !== adminId) throw forbidden();
  },
};

/** Changes in which language and time zone an administrator reads. Throws `forbidden` for anybody else. */
export const updateOwnAccount = change(ownAccount, {
  action: "admin-account.update-own",
  input: updateOwnAccountInput,
  async work({ db }, before, { adminId, ...choices }) {
    const after = withChanges(before, choices);
    if (!differs(before, after)) return before;
    const { language, timeZone } = after;
    await db.update(adminAccount).set({ language, timeZone }).where(eq(adminAccount.id, adminId));
    return after;
  },
});
