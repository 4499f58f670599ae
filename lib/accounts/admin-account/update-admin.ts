import { eq } from "drizzle-orm";
import { z } from "zod";
import { accountFields } from "@/lib/accounts/admin-account/fields";
import { lockAdmin } from "@/lib/accounts/admin-account/queries";
import { endSessionsOpenedBy } from "@/lib/credentials/web-session/end-session";
import { requireSuperadmin } from "@/lib/platform/actor";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

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
