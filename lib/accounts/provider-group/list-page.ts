import { and, asc, count, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Handle } from "@/lib/platform/db/client";
import { adminGroup, mailbox, mailboxShare, personGroup } from "@/lib/platform/db/schema";
import type { GroupRole } from "@/lib/platform/db/schema/admin-account";
import type { ShareAccess } from "@/lib/platform/db/schema/external-identity";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";
import { isInGroups, selectGroupNames } from "@/lib/providers/group/queries";

interface OfProvider {
  id: string;
  issuer: string;
}

/** A group of a provider whose members get something by it. */
export interface ProviderGroup {
  group: string;
  /** How many people are known to be in it, with or without a mailbox. */
  members: number;
  /** What they administer. */
  administer: { role: GroupRole; id: string }[];
  /** The mailboxes that are shared with them. */
  shares: { mailbox: string; access: ShareAccess }[];
}

/** One page of the groups of a provider whose members administer or have mailboxes shared with them, by name. Throws `invalid-input`. */
export async function listProviderGroups(
  db: Handle,
  provider: OfProvider,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number } = {},
): Promise<Page<ProviderGroup>> {
  const after = cursor === undefined ? "" : readCursor(cursor, z.tuple([z.string()]))[0];
  const rows = await selectGroupNames(db, provider.id, after)
    .orderBy(({ groupName }) => asc(groupName))
    .limit(limit + 1);
  const names = rows.map(({ groupName }) => groupName);
  const { items, next } = pageOf(names, limit, (name) => [name]);
  return { items: await withUse(db, provider, items), next };
}

async function withUse(db: Handle, provider: OfProvider, groups: string[]): Promise<ProviderGroup[]> {
  if (groups.length === 0) return [];
  const [members, administer, shares] = await Promise.all([
    countMembers(db, provider, groups),
    listRoles(db, provider, groups),
    listShared(db, provider, groups),
  ]);
  return groups.map((group) => ({
    group,
    members: members.get(group) ?? 0,
    administer: administer.filter((one) => one.group === group).map(({ role, id }) => ({ role, id })),
    shares: shares
      .filter((one) => one.group === group)
      .map(({ mailbox: address, access }) => ({ mailbox: address, access })),
  }));
}

async function countMembers(
  db: Handle,
  provider: OfProvider,
  groups: string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ group: personGroup.groupName, members: count() })
    .from(personGroup)
    .where(isInGroups(provider, groups))
    .groupBy(personGroup.groupName);
  return new Map(rows.map(({ group, members }) => [group, members]));
}

const listRoles = (db: Handle, { id }: OfProvider, groups: string[]) =>
  db
    .select({ group: adminGroup.groupName, id: adminGroup.id, role: adminGroup.role })
    .from(adminGroup)
    .where(and(eq(adminGroup.identityProviderId, id), inArray(adminGroup.groupName, groups)));

const listShared = (db: Handle, { id }: OfProvider, groups: string[]) =>
  db
    .select({ group: mailboxShare.groupName, mailbox: mailbox.address, access: mailboxShare.access })
    .from(mailboxShare)
    .innerJoin(mailbox, eq(mailbox.id, mailboxShare.mailboxId))
    .where(and(eq(mailboxShare.identityProviderId, id), inArray(mailboxShare.groupName, groups)))
    .orderBy(asc(mailbox.address));
