import { eq } from "drizzle-orm";
import { z } from "zod";
import { accountShapes, adminFields } from "@/lib/accounts/admin-account/fields";
import { admins } from "@/lib/accounts/admin-account/kept";
import { change } from "@/lib/catalogue/run";
import { endSessionsImpersonatedBy } from "@/lib/credentials/web-session/end-session";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminAccount } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";

export const updateAdminInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  displayName: accountShapes.displayName.removeDefault().optional(),
  mayImpersonate: adminFields.mayImpersonate.schema.optional(),
});

/**
 * Changes an administrator's name, or its permission to open mailboxes; without it the mailboxes it has open are
 * closed. Superadmins only. Throws `not-found`, and `conflict` for a stale `expectedVersion`.
 */
export const updateAdmin = change(admins, {
  action: "admin-account.update",
  input: updateAdminInput,
  async work({ db }, before, { adminId, expectedVersion: _, ...fields }) {
    const after = withChanges(before, fields);
    if (!differs(before, after)) return before;
    const { displayName, mayImpersonate } = after;
    await db.update(adminAccount).set({ displayName, mayImpersonate }).where(eq(adminAccount.id, adminId));
    if (!mayImpersonate) await endSessionsImpersonatedBy(db, adminId);
    return after;
  },
});
