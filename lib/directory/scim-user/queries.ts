import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import type { Handle } from "@/lib/platform/db/client";
import { scimGroup, scimGroupMember, scimUser } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const userWords = words("scimUser", { notFound: "User {id} not found." });

export type ScimUser = typeof scimUser.$inferSelect;

/** Who asks, as far as it says whom they may see. */
export type ScimReader = Pick<ScimCaller, "domains"> & { provider: { id: string } };

/** The Users that a token may see: those of its provider that are not deleted, in its domains where it is limited. */
export const visibleUsers = ({ provider, domains }: ScimReader): SQL | undefined =>
  and(
    eq(scimUser.identityProviderId, provider.id),
    isNull(scimUser.deletedAt),
    domains.length === 0 ? undefined : inArray(scimUser.domainName, [...domains]),
  );

const unknownUser = (id: string) => new AppError("not-found", userWords("notFound", { id }));

/** The User with this id. Throws `not-found`, also for one that the token may not see. */
export async function getScimUser(db: Handle, reader: ScimReader, id: string): Promise<ScimUser> {
  const [row] = await db
    .select()
    .from(scimUser)
    .where(and(visibleUsers(reader), eq(scimUser.id, id)));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  if (row?.id !== id) throw unknownUser(id);
  return row;
}

/** The names of the Groups that a User is in. */
export async function groupNamesOf(db: Handle, userId: string): Promise<string[]> {
  const rows = await db
    .select({ name: scimGroup.displayName })
    .from(scimGroupMember)
    .innerJoin(scimGroup, eq(scimGroup.id, scimGroupMember.groupId))
    .where(eq(scimGroupMember.userId, userId))
    .orderBy(asc(scimGroup.displayName));
  return rows.map(({ name }) => name);
}
