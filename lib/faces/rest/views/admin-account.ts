import { z } from "zod";
import type { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { moment, text } from "@/lib/faces/rest/views/moment";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";

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

/** An administrator, with the domains of a domain admin. */
export const adminView = z.object({ ...shapes, domains: z.array(z.string()) }).meta({ id: "AdminAccount" });

type AccountRow = Awaited<ReturnType<typeof getAdminAccount>>;

export const showAdmin = (row: AccountRow): Omit<z.input<typeof adminView>, "domains"> => ({
  ...row,
  createdAt: text(row.createdAt),
});
