import { eq } from "drizzle-orm";
import { z } from "zod";
import { domainsOfAdmin, lockAdmin, requireAnotherSuperadmin } from "@/lib/accounts/admin-account/queries";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
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
