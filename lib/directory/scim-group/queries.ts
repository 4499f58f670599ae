import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { forbidden } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { scimGroup, scimGroupMember } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const groupWords = words("scimGroup", { notFound: "Group {id} not found." });

export type ScimGroup = typeof scimGroup.$inferSelect;

/**
 * The Groups that a token may see: those of its provider. A Group may be what makes people administrators, so a token that is
 * limited to domains has nothing to do with them: throws `forbidden`.
 */
export function visibleGroups({ provider, domains }: Pick<ScimCaller, "provider" | "domains">): SQL {
  if (domains.length > 0) throw forbidden();
  return eq(scimGroup.identityProviderId, provider.id);
}

/** The Group with this id. Throws `not-found`, also for another provider's, and `forbidden`. */
export async function getScimGroup(db: Handle, caller: ScimCaller, id: string): Promise<ScimGroup> {
  const [row] = await db
    .select()
    .from(scimGroup)
    .where(and(visibleGroups(caller), eq(scimGroup.id, id)));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  if (row?.id !== id) throw new AppError("not-found", groupWords("notFound", { id }));
  return row;
}

/** Who is in these Groups, by their ids. */
export async function listMembers(db: Handle, groupIds: readonly string[]) {
  if (groupIds.length === 0) return [];
  return db
    .select({ groupId: scimGroupMember.groupId, userId: scimGroupMember.userId })
    .from(scimGroupMember)
    .where(inArray(scimGroupMember.groupId, [...groupIds]))
    .orderBy(asc(scimGroupMember.groupId), asc(scimGroupMember.userId));
}

/** The ids of who is in a Group. */
export const memberIds = async (db: Handle, groupId: string): Promise<Set<string>> => {
  const rows = await db
    .select({ userId: scimGroupMember.userId })
    .from(scimGroupMember)
    .where(eq(scimGroupMember.groupId, groupId));
  return new Set(rows.map(({ userId }) => userId));
};
