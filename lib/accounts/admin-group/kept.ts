import { type AdminGroup, lockAdminGroup } from "@/lib/accounts/admin-group/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

/** How groups whose members administer are recorded; superadmins make and change them. */
export const recordedGroup: Recorded<Omit<AdminGroup, "createdAt" | "updatedAt" | "version">> = {
  kind: "admin-group",
  label: ({ provider, group }) => `${group} (${provider})`,
  facts: ({ provider, group, role, domains, permissions, mayImpersonate }) => ({
    provider,
    group,
    role,
    domains,
    ...(role === "delegate" ? { permissions } : { mayImpersonate }),
  }),
  authorise: requireSuperadmin,
};

/** How they are locked. */
export const adminGroups: Kept<AdminGroup, { id: string }> = {
  ...recordedGroup,
  lock: ({ db }, { id }) => lockAdminGroup(db, id),
};
