import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { union } from "drizzle-orm/mysql-core";
import { z } from "zod";
import type { Handle } from "@/lib/platform/db/client";
import { adminGroup, mailbox, mailboxShare, personGroup } from "@/lib/platform/db/schema";
import type { GroupRole } from "@/lib/platform/db/schema/admin-account";
import type { ShareAccess } from "@/lib/platform/db/schema/external-identity";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

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

const namesOf = (db: Handle, { id }: OfProvider, after: string) => {
  const { groupName: administers } = adminGroup;
  const { groupName: shares } = mailboxShare;
  return union(
    db
      .select({ group: administers })
      .from(adminGroup)
      .where(and(eq(adminGroup.identityProviderId, id), gt(administers, after))),
    db
      .select({ group: shares })
      .from(mailboxShare)
      .where(and(eq(mailboxShare.identityProviderId, id), gt(shares, after))),
  );
};

/** One page of the groups of a provider whose members administer or have mailboxes shared with them, by name. Throws `invalid-input`. */
export async function listProviderGroups(
  db: Handle,
  provider: OfProvider,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number } = {},
): Promise<Page<ProviderGroup>> {
  const after = cursor === undefined ? "" : readCursor(cursor, z.tuple([z.string()]))[0];
  const rows = await namesOf(db, provider, after)
    .orderBy((row) => asc(row.group))
    .limit(limit + 1);
  const { items, next } = pageOf(rows, limit, ({ group }) => [group]);
  return {
    items: await withUse(
      db,
      provider,
      items.map(({ group }) => group),
    ),
    next,
  };
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
  { id, issuer }: OfProvider,
  groups: string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ group: personGroup.groupName, members: count() })
    .from(personGroup)
    .where(
      and(
        eq(personGroup.identityProviderId, id),
        eq(personGroup.issuer, issuer),
        inArray(personGroup.groupName, groups),
      ),
    )
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
