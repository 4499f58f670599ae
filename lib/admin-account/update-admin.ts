import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { accountFields } from "@/lib/admin-account/fields";
import { lockAdmin } from "@/lib/admin-account/queries";
import { differs } from "@/lib/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { adminAccount } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";
import { endSessionsOpenedBy } from "@/lib/web-session/end-session";

export const updateAdminInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  displayName: accountFields.displayName.removeDefault().optional(),
  mayOpenAs: z.boolean().optional(),
});

/**
 * Changes an administrator's name, or its permission to open mailboxes; without it the mailboxes it has open are
 * closed. Superadmins only. Throws `not-found`, and `conflict` for a stale `expectedVersion`.
 */
export async function updateAdmin(context: Context, input: z.input<typeof updateAdminInput>): Promise<void> {
  requireSuperadmin(context.actor);
  const { adminId, expectedVersion: expected, ...fields } = parseInput(updateAdminInput, input);
  await inTransaction(context, async (tx) => {
    const row = await lockAdmin(tx.db, adminId);
    await requireVersion(tx, { kind: "admin-account", label: row.login, ...row }, expected);
    const after = {
      ...row,
      displayName: fields.displayName ?? row.displayName,
      mayOpenAs: fields.mayOpenAs ?? row.mayOpenAs,
    };
    if (!differs(row, after)) return;
    const { displayName, mayOpenAs } = after;
    await tx.db.update(adminAccount).set({ displayName, mayOpenAs }).where(eq(adminAccount.id, adminId));
    if (!mayOpenAs) await endSessionsOpenedBy(tx.db, adminId);
    await recordEvent(tx, {
      action: "admin-account.update",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before: row,
      after,
    });
  });
}
