import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { Handle } from "@/lib/platform/db/client";
import {
  adminGroup,
  adminGroupDomain,
  domain,
  identityProvider,
  personGroup,
} from "@/lib/platform/db/schema";
import { type AdminRole, type GroupRole, rolesOfGroups } from "@/lib/platform/db/schema/admin-account";
import { type Delegation, type Permission, permissions } from "@/lib/platform/permission";
import { isOfPerson, type ProviderPerson } from "@/lib/providers/group/queries";

/** Whom an administrator may impersonate: everybody whom it administers, nobody, or whoever is in some of these domains. */
export type MayImpersonate = boolean | readonly string[];

/** Whether that permission is one for a domain; that the administrator administers it is asked besides. */
export const mayImpersonateIn = (may: MayImpersonate, domainName: string): boolean =>
  typeof may === "boolean" ? may : may.includes(domainName);

/** What somebody may administer by groups. */
export interface GroupAuthority {
  /** Empty for superadmins, who administer all. */
  domains: string[];
  /** What it may do in further domains. */
  delegated: Delegation[];
  mayImpersonate: MayImpersonate;
}

/** That a provider's word on somebody's groups counts: it is switched on, and still the one that gave it. */
export const countsOnGroups = and(
  eq(identityProvider.id, personGroup.identityProviderId),
  eq(identityProvider.issuer, personGroup.issuer),
  eq(identityProvider.enabled, true),
);

/** That a mapping is about a group that somebody is in. */
export const isOfGroup = and(
  eq(adminGroup.identityProviderId, personGroup.identityProviderId),
  eq(adminGroup.groupName, personGroup.groupName),
);

/**
 * What a person of a provider may administer at the pages of a role, by the groups that it is in and the mappings that there
 * are now; null: nothing. A provider that is switched off, or that is another one by now, gives nothing. Groups that only the
 * claims of a sign-in have named count as long as `claimsCount`: nobody tells when the person leaves them.
 */
export async function findGroupAuthority(
  db: Handle,
  role: AdminRole,
  person: ProviderPerson,
  claimsCount = true,
): Promise<GroupAuthority | null> {
  const rows = await db
    .select({
      role: adminGroup.role,
      permissions: adminGroup.permissions,
      mayImpersonate: adminGroup.mayImpersonate,
      domain: domain.name,
    })
    .from(personGroup)
    .innerJoin(identityProvider, countsOnGroups)
    .innerJoin(adminGroup, and(isOfGroup, inArray(adminGroup.role, rolesOfGroups[role])))
    .leftJoin(adminGroupDomain, eq(adminGroupDomain.adminGroupId, adminGroup.id))
    .leftJoin(domain, eq(domain.id, adminGroupDomain.domainId))
    .where(and(isOfPerson(person), claimsCount ? undefined : ne(personGroup.source, "claims")))
    .orderBy(asc(domain.name));
  const whole = rows.filter((row) => row.role !== "delegate");
  const delegated = delegations(rows.filter((row) => row.role === "delegate"));
  // A delegate without a domain has nothing; a domain admin has its pages without any as well.
  if (whole.length === 0 && delegated.length === 0) return null;
  return {
    domains: [...new Set(whole.flatMap((row) => row.domain ?? []))],
    delegated,
    mayImpersonate: impersonation(whole.filter((row) => row.mayImpersonate)),
  };
}

/** As with domains, the permission of one group says nothing of another's. */
function impersonation(rows: readonly { role: GroupRole; domain: string | null }[]): MayImpersonate {
  if (rows.length === 0) return false;
  if (rows.some(({ role }) => role === "superadmin")) return true;
  return [...new Set(rows.flatMap(({ domain }) => domain ?? []))];
}

type GivenRow = { domain: string | null; permissions: readonly Permission[] | null };

/** What several groups give together, domain by domain: a permission in one says nothing of another. */
function delegations(rows: readonly GivenRow[]): Delegation[] {
  const given = new Map<string, Set<Permission>>();
  for (const { domain, permissions } of rows)
    if (domain !== null) given.set(domain, new Set([...(given.get(domain) ?? []), ...(permissions ?? [])]));
  return [...given]
    .map(([domain, own]) => ({ domain, permissions: permissions.filter((one) => own.has(one)) }))
    .filter((one) => one.permissions.length > 0);
}
