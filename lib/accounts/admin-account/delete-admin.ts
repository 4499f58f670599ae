import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockAdmin, requireAnotherSuperadmin } from "@/lib/accounts/admin-account/queries";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const deleteAdminInput = z.strictObject({ adminId: z.uuid(), expectedVersion });

/**
 * Deletes an administrator with its sessions, keys and second factors; what it did stays in the audit trail.
 * Superadmins only. Throws `not-found`, and `conflict` for the last active superadmin and a stale `expectedVersion`.
 */
export async function deleteAdmin(context: Context, input: z.input<typeof deleteAdminInput>): Promise<void> {
  requireSuperadmin(context.actor);
  const { adminId, expectedVersion: expected } = parseInput(deleteAdminInput, input);
  await inTransaction(context, async (tx) => {
    await requireAnotherSuperadmin(tx.db, adminId);
    const row = await lockAdmin(tx.db, adminId);
    await requireVersion(tx, { kind: "admin-account", label: row.login, ...row }, expected);
    await deleteFactorsOf(tx.db, { kind: "admin", id: adminId });
    // Sessions, domains and keys go with the row (foreign keys cascade).
    await tx.db.delete(adminAccount).where(eq(adminAccount.id, adminId));
    await recordEvent(tx, {
      action: "admin-account.delete",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before: row,
      after: null,
    });
  });
}
