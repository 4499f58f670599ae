import { eq } from "drizzle-orm";
import { z } from "zod";
import { adminsWithDomains, sparingTheLast } from "@/lib/accounts/admin-account/kept";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsImpersonatedBy } from "@/lib/credentials/web-session/end-session";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminAccount } from "@/lib/platform/db/schema";

export const setAdminRoleInput = z.strictObject({ adminId: z.uuid(), expectedVersion, role: adminRole });

/**
 * Makes an administrator a superadmin or a domain admin, who begins without domains. Its sessions end: each role signs
 * in at pages of its own. Superadmins only. Throws `not-found`, and `conflict` for the last active superadmin and for a
 * stale `expectedVersion`.
 */
export const setAdminRole = change(
  sparingTheLast(
    adminsWithDomains,
    ({ role }: z.output<typeof setAdminRoleInput>) => role === "domain-admin",
  ),
  {
    action: "admin-account.set-role",
    input: setAdminRoleInput,
    async work({ db }, before, { adminId, role }) {
      if (before.role === role) return before;
      await writeAdminDomains(db, adminId, []);
      await db.update(adminAccount).set({ role }).where(eq(adminAccount.id, adminId));
      await endSessionsOfAdmin(db, adminId);
      await endSessionsImpersonatedBy(db, adminId);
      await endPendingSignIns(db, { kind: "admin", id: adminId });
      return { ...before, role, domains: [] };
    },
  },
);
