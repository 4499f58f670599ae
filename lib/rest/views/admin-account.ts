import { z } from "zod";
import type { listAdminAccounts } from "@/lib/admin-account/queries";
import { adminRoles } from "@/lib/db/schema/admin-account";
import { moment, text } from "@/lib/rest/views/moment";

/** An administrator as the API shows it. */
export const adminView = z
  .object({
    id: z.uuid(),
    login: z.string(),
    displayName: z.string(),
    role: z.enum(adminRoles),
    active: z.boolean(),
    version: z.int(),
    createdAt: moment,
  })
  .meta({ id: "AdminAccount" });

type AccountRow = Awaited<ReturnType<typeof listAdminAccounts>>[number];

export const showAdmin = (row: AccountRow): z.input<typeof adminView> => ({
  ...row,
  createdAt: text(row.createdAt),
});
