import { eq } from "drizzle-orm";
import { domainIds } from "@/lib/accounts/admin-account/write-admin-domains";
import type { Transaction } from "@/lib/platform/db/client";
import { adminGroupDomain } from "@/lib/platform/db/schema";
import type { GroupRole } from "@/lib/platform/db/schema/admin-account";
import { invalidInput } from "@/lib/platform/errors";
import type { Permission } from "@/lib/platform/permission";
import { words } from "@/lib/words/text";

const domainWords = words("adminGroup.domains", {
  superadmin: "must be left out: superadmins manage every domain",
  none: "must name at least one domain",
  noPermissions: "must name at least one permission",
  wholeRole: "must be left out: only delegates have chosen permissions",
  noImpersonation: "must be left out: delegates can't impersonate users",
});

/** What a group's members may administer. */
interface Granted {
  role: GroupRole;
  domains: readonly string[];
  permissions: readonly Permission[];
  mayImpersonate: boolean;
}

/** Throws `invalid-input` for a role, domains and permissions that do not fit each other. */
export function requireFit({ role, domains, permissions, mayImpersonate }: Granted): void {
  if (role === "superadmin" && domains.length > 0) throw invalidInput({ domains: domainWords("superadmin") });
  if (role !== "superadmin" && domains.length === 0) throw invalidInput({ domains: domainWords("none") });
  if (role === "delegate" && permissions.length === 0)
    throw invalidInput({ permissions: domainWords("noPermissions") });
  if (role !== "delegate" && permissions.length > 0)
    throw invalidInput({ permissions: domainWords("wholeRole") });
  if (role === "delegate" && mayImpersonate)
    throw invalidInput({ mayImpersonate: domainWords("noImpersonation") });
}

/** A group's permissions as they are stored: those of a role that has none to choose are null, not none. */
export const storedPermissions = (role: GroupRole, permissions: Permission[]): Permission[] | null =>
  role === "delegate" ? permissions : null;

/** Replaces the domains of a group. Throws `invalid-input` for a domain that does not exist. */
export async function writeGroupDomains(
  db: Transaction,
  adminGroupId: string,
  names: string[],
): Promise<void> {
  await db.delete(adminGroupDomain).where(eq(adminGroupDomain.adminGroupId, adminGroupId));
  const ids = await domainIds(db, names);
  if (ids.length > 0)
    await db.insert(adminGroupDomain).values(ids.map((domainId) => ({ adminGroupId, domainId })));
}
