import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { lockAdmin, requireAnotherSuperadmin } from "@/lib/admin-account/queries";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { adminAccount } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";
import { deleteFactorsOf } from "@/lib/second-factor/store-factor";

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
