import { z } from "zod";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";

/** What an administrator may be; for checking what comes from outside. */
export const adminRole = z.enum(adminRoles);
export type AdminRole = z.infer<typeof adminRole>;
