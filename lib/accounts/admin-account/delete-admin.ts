import { eq } from "drizzle-orm";
import { z } from "zod";
import { admins, sparingTheLast } from "@/lib/accounts/admin-account/kept";
import { change } from "@/lib/catalogue/run";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminAccount } from "@/lib/platform/db/schema";

const deleteAdminInput = z.strictObject({ adminId: z.uuid(), expectedVersion });

/**
 * Deletes an administrator with its sessions, keys and second factors; what it did stays in the audit log.
 * Superadmins only. Throws `not-found`, and `conflict` for the last active superadmin and a stale `expectedVersion`.
 */
export const deleteAdmin = change(
  sparingTheLast(admins, () => true),
  {
    action: "admin-account.delete",
    input: deleteAdminInput,
    async work({ db }, _, { adminId }) {
      await deleteFactorsOf(db, { kind: "admin", id: adminId });
      // Sessions, domains and keys go with the row (foreign keys cascade).
      await db.delete(adminAccount).where(eq(adminAccount.id, adminId));
      return null;
    },
  },
);
