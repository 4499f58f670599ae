import { and, asc, eq } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import {
  adminGroup,
  adminGroupDomain,
  domain,
  identityProvider,
  personGroup,
} from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { isOfPerson, type ProviderPerson } from "@/lib/providers/group/queries";

/** What somebody may administer by groups. */
export interface GroupAuthority {
  /** Empty for superadmins, who administer all. */
  domains: string[];
  /** Only the claims of a sign-in have named the groups: nobody tells when the person leaves them. */
  isOnlyClaimed: boolean;
}

/**
 * What a person of a provider may administer at the pages of a role, by the groups that it is in and the mappings that there
 * are now; null: nothing. A provider that is switched off, or that is another one by now, gives nothing.
 */
export async function findGroupAuthority(
  db: Handle,
  role: AdminRole,
  person: ProviderPerson,
): Promise<GroupAuthority | null> {
  const rows = await db
    .select({ groupId: adminGroup.id, source: personGroup.source, domain: domain.name })
    .from(personGroup)
    .innerJoin(
      identityProvider,
      and(
        eq(identityProvider.id, personGroup.identityProviderId),
        eq(identityProvider.issuer, personGroup.issuer),
        eq(identityProvider.enabled, true),
      ),
    )
    .innerJoin(
      adminGroup,
      and(
        eq(adminGroup.identityProviderId, personGroup.identityProviderId),
        eq(adminGroup.groupName, personGroup.groupName),
        eq(adminGroup.role, role),
      ),
    )
    .leftJoin(adminGroupDomain, eq(adminGroupDomain.adminGroupId, adminGroup.id))
    .leftJoin(domain, eq(domain.id, adminGroupDomain.domainId))
    .where(isOfPerson(person))
    .orderBy(asc(domain.name));
  if (rows.length === 0) return null;
  return {
    domains: [...new Set(rows.flatMap((row) => row.domain ?? []))],
    isOnlyClaimed: rows.every(({ source }) => source === "claims"),
  };
}
