import type { AdminRole } from "@/lib/db/schema/admin-account";

/** Whether an administrator of this role must have a second factor: superadmins always (settings may widen it). */
export const requiresSecondFactor = (role: AdminRole): boolean => role === "superadmin";
