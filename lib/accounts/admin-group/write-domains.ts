import { eq } from "drizzle-orm";
import { domainIds } from "@/lib/accounts/admin-account/write-admin-domains";
import type { Transaction } from "@/lib/platform/db/client";
import { adminGroupDomain } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const domainWords = words("adminGroup.domains", {
  superadmin: "must be left out: superadmins manage every domain",
  none: "must name at least one domain",
});

/** What a group's members may administer; throws `invalid-input` for a role and domains that do not fit each other. */
export function requireFit(role: AdminRole, domains: readonly string[]): void {
  if (role === "superadmin" && domains.length > 0) throw invalidInput({ domains: domainWords("superadmin") });
  if (role === "domain-admin" && domains.length === 0) throw invalidInput({ domains: domainWords("none") });
}

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
