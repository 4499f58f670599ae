import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { NotUnique, nameKeyOf } from "@/lib/directory/scim-user/user-row";
import type { Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { scimGroup, scimGroupMember, scimUser } from "@/lib/platform/db/schema";
import { invalidInput } from "@/lib/platform/errors";
import { slices } from "@/lib/platform/list/slices";
import { words } from "@/lib/words/text";

const rowWords = words("scimGroup.row", {
  nameTaken: "Another group already has the displayName {displayName}.",
  unknownMember: "There is no user {id}.",
  tooMany: "A group can have at most {most, number} members.",
});

/** A Group as a provider pushes it. */
export interface PushedGroup {
  displayName: string;
  externalId: string | null;
}

/** Far more than any mapping needs. */
const mostMembers = 100_000;

export const pushedGroupColumns = ({ displayName, externalId }: PushedGroup) => ({
  displayName,
  nameKey: nameKeyOf(displayName),
  externalId,
});

/** Throws where another Group of the provider has the same name. */
export async function requireUniqueGroup(
  db: Transaction,
  providerId: string,
  { displayName }: PushedGroup,
  exceptId: string | null,
): Promise<void> {
  const [other] = await db
    .select({ id: scimGroup.id })
    .from(scimGroup)
    .where(
      and(
        eq(scimGroup.identityProviderId, providerId),
        eq(scimGroup.nameKey, nameKeyOf(displayName)),
        exceptId === null ? undefined : ne(scimGroup.id, exceptId),
      ),
    );
  if (other) throw new NotUnique("conflict", rowWords("nameTaken", { displayName }));
}

const atOnce = 1_000;

/**
 * Adds people to a Group and takes others out. Throws `invalid-input` for somebody whom the provider has not pushed, and for
 * more than 100 000 members.
 */
export async function changeMembers(
  db: Transaction,
  { id: groupId, identityProviderId }: { id: string; identityProviderId: string },
  { added, removed }: { added: ReadonlySet<string>; removed: ReadonlySet<string> },
): Promise<void> {
  for (const ids of slices([...added], atOnce)) {
    const known = await db
      .select({ id: scimUser.id })
      .from(scimUser)
      .where(
        and(
          eq(scimUser.identityProviderId, identityProviderId),
          isNull(scimUser.deletedAt),
          oneOf(scimUser.id, ids),
        ),
      );
    const found = new Set(known.map(({ id }) => id));
    const unknown = ids.find((id) => !found.has(id));
    if (unknown !== undefined) throw invalidInput({ members: rowWords("unknownMember", { id: unknown }) });
    await insertRows(
      db,
      scimGroupMember,
      ids.map((userId) => ({ groupId, userId })),
    );
  }
  for (const ids of slices([...removed], atOnce))
    await db
      .delete(scimGroupMember)
      .where(and(eq(scimGroupMember.groupId, groupId), inArray(scimGroupMember.userId, ids)));
  if ((await db.$count(scimGroupMember, eq(scimGroupMember.groupId, groupId))) > mostMembers)
    throw invalidInput({ members: rowWords("tooMany", { most: mostMembers }) });
}
