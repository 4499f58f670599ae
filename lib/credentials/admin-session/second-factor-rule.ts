import { sql } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Whether an administrator of this role must have a second factor, as the settings say. */
export async function requiresSecondFactor(db: Handle, role: AdminRole): Promise<boolean> {
  const { adminSecondFactor, domainAdminSecondFactor } = await currentSettings(db, "access");
  return role === "superadmin" ? adminSecondFactor : domainAdminSecondFactor;
}

/** Whether an administrator has one, in a read of accounts. Names written out: drizzle leaves the table out in reads of a single one, and `id` would be the factor's own. */
export const hasSecondFactor = sql<boolean>`EXISTS (SELECT 1 FROM second_factor
  WHERE second_factor.owner_kind = 'admin' AND second_factor.owner_id = admin_account.id)`.mapWith(Boolean);
