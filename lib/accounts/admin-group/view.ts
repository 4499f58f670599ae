import { z } from "zod";
import { type AdminGroup, getAdminGroup } from "@/lib/accounts/admin-group/queries";
import { subject, view } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import { groupRoles } from "@/lib/platform/db/schema/admin-account";
import { moment, text } from "@/lib/platform/input/moment";
import { permissions } from "@/lib/platform/permission";

/** A group whose members administer, by its id, for superadmins. */
export const adminGroupSubject = subject({
  kind: "admin-group",
  key: z.strictObject({ id: z.uuid() }),
  read: ({ db }, { id }): Promise<AdminGroup> => getAdminGroup(db, id),
  authorise: requireSuperadmin,
});

const schema = z
  .object({
    id: z.uuid(),
    provider: z.string().describe("The provider's slug."),
    group: z.string().describe("Name or path, exactly as the provider writes it."),
    role: z.enum(groupRoles),
    domains: z
      .array(z.string())
      .describe("Domains that members manage. Empty for superadmins, who manage all."),
    permissions: z.array(z.enum(permissions)).describe("What delegates can do. Empty for the other roles."),
    mayImpersonate: z.boolean().describe("Whether members can impersonate users. Never true for delegates."),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "AdminGroup" });

export const adminGroupView = view(adminGroupSubject, schema, (row) => ({
  ...row,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
}));
