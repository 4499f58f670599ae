import { eq } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { domainsOfAdmin, lockAdmin, requireAnotherSuperadmin } from "@/lib/admin-account/queries";
import { adminRole } from "@/lib/admin-account/role";
import { writeAdminDomains } from "@/lib/admin-account/write-admin-domains";
import { endSessionsOfAdmin } from "@/lib/admin-session/end-session";
import { expectedVersion, requireVersion } from "@/lib/audit/expected-version";
import { recordEvent } from "@/lib/audit/record-event";
import type { Context } from "@/lib/db/context";
import { adminAccount } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/parse-input";
import { endPendingSignIns } from "@/lib/second-factor/pending-sign-in";
import { endSessionsOpenedBy } from "@/lib/web-session/end-session";

export const setAdminRoleInput = z.strictObject({ adminId: z.uuid(), expectedVersion, role: adminRole });

/**
 * Makes an administrator a superadmin or a domain admin, who begins without domains. Its sessions end: each role signs
 * in at pages of its own. Superadmins only. Throws `not-found`, and `conflict` for the last active superadmin and for a
 * stale `expectedVersion`.
 */
export async function setAdminRole(
  context: Context,
  input: z.input<typeof setAdminRoleInput>,
): Promise<void> {
  requireSuperadmin(context.actor);
  const { adminId, role, expectedVersion: expected } = parseInput(setAdminRoleInput, input);
  await inTransaction(context, async (tx) => {
    if (role === "domain-admin") await requireAnotherSuperadmin(tx.db, adminId);
    const row = await lockAdmin(tx.db, adminId);
    await requireVersion(tx, { kind: "admin-account", label: row.login, ...row }, expected);
    if (row.role === role) return;
    const domains = await domainsOfAdmin(tx.db, adminId);
    await writeAdminDomains(tx.db, adminId, []);
    await tx.db.update(adminAccount).set({ role }).where(eq(adminAccount.id, adminId));
    await endSessionsOfAdmin(tx.db, adminId);
    await endSessionsOpenedBy(tx.db, adminId);
    await endPendingSignIns(tx.db, { kind: "admin", id: adminId });
    await recordEvent(tx, {
      action: "admin-account.set-role",
      subject: { kind: "admin-account", id: row.id, label: row.login },
      before: { ...row, domains },
      after: { ...row, role, domains: [] },
    });
  });
}
