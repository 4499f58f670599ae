import type { Handle } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Whether an administrator of this role must have a second factor, as the settings say. */
export async function requiresSecondFactor(db: Handle, role: AdminRole): Promise<boolean> {
  const { adminSecondFactor, domainAdminSecondFactor } = await currentSettings(db, "access");
  return role === "superadmin" ? adminSecondFactor : domainAdminSecondFactor;
}
