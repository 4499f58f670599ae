import { and, asc, eq, isNull } from "drizzle-orm";
import type { Push } from "@/lib/directory/scim-user/apply-push";
import { pushedPerson } from "@/lib/directory/scim-user/pushed-person";
import { oneOf } from "@/lib/platform/db/conditions";
import { scimGroup, scimGroupMember, scimUser } from "@/lib/platform/db/schema";
import { groupBy } from "@/lib/platform/list/group-by";
import { slices } from "@/lib/platform/list/slices";

/** People who are reconciled at once. */
const atOnce = 200;

/** Gives people whose Groups have changed what follows from that: the groups that are kept of them, and their template. */
export async function followMembers(push: Push, userIds: readonly string[]): Promise<void> {
  for (const some of slices(userIds, atOnce)) await followSome(push, some);
}

async function followSome({ tx, provider, reconcile }: Push, ids: readonly string[]): Promise<void> {
  const users = await tx.db
    .select()
    .from(scimUser)
    .where(
      and(eq(scimUser.identityProviderId, provider.id), isNull(scimUser.deletedAt), oneOf(scimUser.id, ids)),
    );
  if (users.length === 0) return;
  const rows = await tx.db
    .select({ userId: scimGroupMember.userId, name: scimGroup.displayName })
    .from(scimGroupMember)
    .innerJoin(scimGroup, eq(scimGroup.id, scimGroupMember.groupId))
    .where(oneOf(scimGroupMember.userId, ids))
    .orderBy(asc(scimGroup.displayName));
  const groups = groupBy(
    rows,
    ({ userId }) => userId,
    ({ name }) => name,
  );
  await reconcile(
    users.map((user) => ({
      subject: user.subject,
      // Somebody has changed the Groups, so the provider pushes them.
      found: { state: "found", person: pushedPerson({ provider, pushesGroups: true }, user.subject, user) },
      groups: groups.get(user.id) ?? [],
    })),
    // Also by the first Group, and when the last has gone.
    true,
  );
}
