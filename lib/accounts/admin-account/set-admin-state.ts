import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockAdmin, requireAnotherSuperadmin } from "@/lib/accounts/admin-account/queries";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsOpenedBy } from "@/lib/credentials/web-session/end-session";
import { requireSuperadmin } from "@/lib/platform/actor";
import { expectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

export const setAdminStateInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  active: z.boolean(),
});

/**
 * Disables or enables an administrator. Disabling ends all sessions, and those opened as somebody. Superadmins only.
 * Throws `not-found`, and `conflict` for the last active superadmin and for a stale `expectedVersion`.
 */
export async function setAdminState(
  context: Context,
  input: z.input<typeof setAdminStateInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { adminId, active, expectedVersion: expected } = parseInput(setAdminStateInput, input);
  await inTransaction(context, async (tx) => {
    if (!active) await requireAnotherSuperadmin(tx.db, adminId);
    const row = await lockAdmin(tx.db, adminId);
    await requireVersion(tx, { kind: "admin-account", label: row.login, ...row }, expected);
    if (row.active === active) return;
    await tx.db.update(adminAccount).set({ active }).where(eq(adminAccount.id, adminId));
    if (!active) {
      await endSessionsOfAdmin(tx.db, adminId);
      await endSessionsOpenedBy(tx.db, adminId);
      await endPendingSignIns(tx.db, { kind: "admin", id: adminId });
    }
    await recordEvent(tx, {
      action: "admin-account.set-state",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before: row,
      after: { ...row, active },
    });
  });
}
