import { and, asc, eq, inArray } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { adminGroup, adminGroupDomain, domain, identityProvider } from "@/lib/platform/db/schema";
import { type AdminRole, rolesOfGroups } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import type { Permission } from "@/lib/platform/permission";
import { words } from "@/lib/words/text";

const groupWords = words("adminGroup", { notFound: "Administrator group not found." });

const select = (db: Handle) =>
  db
    .select({
      id: adminGroup.id,
      provider: identityProvider.slug,
      group: adminGroup.groupName,
      role: adminGroup.role,
      permissions: adminGroup.permissions,
      mayImpersonate: adminGroup.mayImpersonate,
      createdAt: adminGroup.createdAt,
      updatedAt: adminGroup.updatedAt,
      version: adminGroup.version,
    })
    .from(adminGroup)
    .innerJoin(identityProvider, eq(identityProvider.id, adminGroup.identityProviderId))
    .$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];
/** A group whose members administer; the domains are a domain admin's or delegate's, the permissions a delegate's. */
export type AdminGroup = Omit<Row, "permissions"> & { domains: string[]; permissions: Permission[] };

async function withDomains(db: Handle, groups: Row[]): Promise<AdminGroup[]> {
  if (groups.length === 0) return [];
  const ids = groups.map(({ id }) => id);
  const rows = await db
    .select({ id: adminGroupDomain.adminGroupId, name: domain.name })
    .from(adminGroupDomain)
    .innerJoin(domain, eq(domain.id, adminGroupDomain.domainId))
    .where(inArray(adminGroupDomain.adminGroupId, ids))
    .orderBy(asc(domain.name));
  return groups.map((group) => ({
    ...group,
    permissions: group.permissions ?? [],
    domains: rows.filter(({ id }) => id === group.id).map(({ name }) => name),
  }));
}

/** All of them, by provider and name: there are few. */
export const listAdminGroups = async (db: Handle): Promise<AdminGroup[]> =>
  withDomains(db, await select(db).orderBy(asc(identityProvider.slug), asc(adminGroup.groupName)));

/** The one with this id. Throws `not-found`. */
export async function getAdminGroup(db: Handle, id: string): Promise<AdminGroup> {
  const [found] = await withDomains(db, await select(db).where(eq(adminGroup.id, id)));
  if (!found) throw new AppError("not-found", groupWords("notFound"));
  return found;
}

/** As `getAdminGroup`, locked until the transaction ends. */
export async function lockAdminGroup(db: Transaction, id: string): Promise<AdminGroup> {
  await db.select({ id: adminGroup.id }).from(adminGroup).where(eq(adminGroup.id, id)).for("update");
  return getAdminGroup(db, id);
}

/** The enabled providers by which administrators of this role may sign in: those of whose groups one has it. */
export async function listConsoleProviders(db: Handle, role: AdminRole) {
  return db
    .selectDistinct({ slug: identityProvider.slug, name: identityProvider.name })
    .from(identityProvider)
    .innerJoin(adminGroup, eq(adminGroup.identityProviderId, identityProvider.id))
    .where(and(eq(identityProvider.enabled, true), inArray(adminGroup.role, rolesOfGroups[role])))
    .orderBy(asc(identityProvider.name), asc(identityProvider.slug));
}
