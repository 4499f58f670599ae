import { eq } from "drizzle-orm";
import { z } from "zod";
import { admins, sparingTheLast } from "@/lib/accounts/admin-account/kept";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfAdmin } from "@/lib/credentials/admin-session/end-session";
import { endPendingSignIns } from "@/lib/credentials/second-factor/pending-sign-in";
import { endSessionsImpersonatedBy } from "@/lib/credentials/web-session/end-session";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminAccount } from "@/lib/platform/db/schema";

export const setAdminStateInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  active: z.boolean(),
});

/**
 * Disables or enables an administrator. Disabling ends all sessions, and those opened as somebody. Superadmins only.
 * Throws `not-found`, and `conflict` for the last active superadmin and for a stale `expectedVersion`.
 */
export const setAdminState = change(
  sparingTheLast(admins, ({ active }: z.output<typeof setAdminStateInput>) => !active),
  {
    action: "admin-account.set-state",
    input: setAdminStateInput,
    async work({ db }, before, { adminId, active }) {
      if (before.active === active) return before;
      await db.update(adminAccount).set({ active }).where(eq(adminAccount.id, adminId));
      if (!active) {
        await endSessionsOfAdmin(db, adminId);
        await endSessionsImpersonatedBy(db, adminId);
        await endPendingSignIns(db, { kind: "admin", id: adminId });
      }
      return { ...before, active };
    },
  },
);
