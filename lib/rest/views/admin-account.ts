import { z } from "zod";
import type { listAdminAccounts } from "@/lib/admin-account/queries";
import { adminRoles } from "@/lib/db/schema/admin-account";
import { moment, text } from "@/lib/rest/views/moment";

const shapes = {
  id: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  role: z.enum(adminRoles),
  active: z.boolean(),
  mayOpenAs: z.boolean().describe("May open the portal and webmail as a mailbox it administers."),
  hasSecondFactor: z.boolean(),
  version: z.int(),
  createdAt: moment,
};

/** An administrator in a list. */
export const adminView = z.object(shapes).meta({ id: "AdminAccount" });

/** One administrator, with the domains of a domain admin. */
export const adminDetailsView = z
  .object({ ...shapes, domains: z.array(z.string()) })
  .meta({ id: "AdminAccountDetails" });

type AccountRow = Awaited<ReturnType<typeof listAdminAccounts>>[number];

export const showAdmin = (row: AccountRow): z.input<typeof adminView> => ({
  ...row,
  createdAt: text(row.createdAt),
});
