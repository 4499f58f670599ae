import { eq, sql } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { followMembers } from "@/lib/directory/scim-group/follow-members";
import {
  changeMembers,
  type PushedGroup,
  pushedGroupColumns,
  requireUniqueGroup,
} from "@/lib/directory/scim-group/group-row";
import { getScimGroup, memberIds, type ScimGroup } from "@/lib/directory/scim-group/queries";
import { applyPush } from "@/lib/directory/scim-user/apply-push";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { scimGroup } from "@/lib/platform/db/schema";

interface Replacement {
  id: string;
  /** What the Group is to be, by what it is; one after the other, so nothing comes between. */
  change(group: ScimGroup, members: ReadonlySet<string>): PushedGroup & { members: ReadonlySet<string> };
  expectedVersion: ExpectedVersion;
}

/**
 * Makes a Group what a provider pushes; whoever comes in or goes gets what follows from that. Throws `not-found`, `conflict`
 * for a stale version, and as `createScimGroup`.
 */
export async function replaceScimGroup(
  context: Context & { db: Database },
  caller: ScimCaller,
  { id, change, expectedVersion }: Replacement,
): Promise<ScimGroup> {
  return applyPush(context, caller, async (push) => {
    const { tx, provider } = push;
    const { db } = tx;
    const before = await getScimGroup(db, caller, id);
    const { version, displayName: label } = before;
    await requireVersion(tx, { kind: "scim-group", id, version, label }, expectedVersion);
    const present = await memberIds(db, id);
    const { members, ...group } = change(before, present);
    await requireUniqueGroup(db, provider.id, group, id);
    const added = without(members, present);
    const removed = without(present, members);
    const isRenamed = group.displayName !== before.displayName;
    const isChanged = isRenamed || group.externalId !== before.externalId;
    if (!isChanged && added.size + removed.size === 0) return before;
    await changeMembers(db, before, { added, removed });
    // The version counts changes of members as well.
    await db
      .update(scimGroup)
      .set({ ...pushedGroupColumns(group), version: sql`version + 1` })
      .where(eq(scimGroup.id, id));
    await followMembers(push, [...(isRenamed ? members : added), ...removed]);
    return getScimGroup(db, caller, id);
  });
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...some].filter((id) => !others.has(id)));
