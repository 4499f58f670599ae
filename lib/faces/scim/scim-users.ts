import { asc, eq, inArray } from "drizzle-orm";
import { createScimUser } from "@/lib/directory/scim-user/create-scim-user";
import { deleteScimUser } from "@/lib/directory/scim-user/delete-scim-user";
import { getScimUser, type ScimUser, visibleUsers } from "@/lib/directory/scim-user/queries";
import { replaceScimUser } from "@/lib/directory/scim-user/replace-scim-user";
import { nameKeyOf } from "@/lib/directory/scim-user/user-row";
import { applyPatch } from "@/lib/faces/scim/apply-patch";
import { listResources } from "@/lib/faces/scim/list-resources";
import type { Listed } from "@/lib/faces/scim/listed";
import { readOperations } from "@/lib/faces/scim/patch-operations";
import type { Document } from "@/lib/faces/scim/read-attributes";
import { userSchema } from "@/lib/faces/scim/resource-schemas";
import { expectedVersionOf, requireSchema, type ScimCall } from "@/lib/faces/scim/scim-call";
import type { ScimResource } from "@/lib/faces/scim/scim-resource";
import { pushedUserOf, type ShownGroup, showUser } from "@/lib/faces/scim/user-document";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { scimGroup, scimGroupMember, scimUser } from "@/lib/platform/db/schema";
import { groupBy } from "@/lib/platform/list/group-by";

/** The Users of a provider (RFC 7643, 4.1). */
export const scimUsers: ScimResource = {
  list: (call, query) => listResources(listedUsers(call), visibleUsers(call.caller), query),
  get: async (call, id) => shown(call, await getScimUser(call.context.db, call.caller, id)),
  async create(call, body) {
    requireSchema(body, userSchema.id);
    return shown(
      call,
      await createScimUser(call.context, call.caller, pushedUserOf(body, { active: true, externalId: null })),
    );
  },
  async replace(call, id, body) {
    requireSchema(body, userSchema.id);
    const { context, caller, request } = call;
    const before = await getScimUser(context.db, caller, id);
    // Whoever was shut out is not let in by a body that does not speak of it, nor does Okta's take the identity away.
    const user = pushedUserOf(body, before);
    const expectedVersion = expectedVersionOf(request, before.version);
    return shown(call, await replaceScimUser(context, caller, { id, user, expectedVersion }));
  },
  patch: patchUser,
  async remove({ context, caller, request }, id) {
    const { version } = await getScimUser(context.db, caller, id);
    await deleteScimUser(context, caller, { id, expectedVersion: expectedVersionOf(request, version) });
  },
};

const maxTries = 3;

/** A patch is of what is there, so a change that comes between is patched in turn, unless the request names a version. */
async function patchUser(call: ScimCall, id: string, body: Document) {
  const { context, caller, request } = call;
  const operations = readOperations("User", body);
  for (let attempt = 1; ; attempt++) {
    const before = await getScimUser(context.db, caller, id);
    const { userName, externalId, active, attributes, version } = before;
    const asked = expectedVersionOf(request, version);
    const document = { userName, ...(externalId === null ? {} : { externalId }), active, ...attributes };
    const user = pushedUserOf(applyPatch(document, operations), { active, externalId: null });
    try {
      return shown(call, await replaceScimUser(context, caller, { id, user, expectedVersion: version }));
    } catch (thrown) {
      const isStale = thrown instanceof ChangedMeanwhile && asked === undefined;
      if (!isStale || attempt === maxTries) throw thrown;
    }
  }
}

async function shown(call: ScimCall, user: ScimUser): Promise<Document> {
  const [document = {}] = await showUsers(call, [user]);
  return document;
}

/**
 * Users with their groups, by as many reads as for one; without them for a token that is limited to domains, which has nothing
 * to do with groups.
 */
async function showUsers(
  { context: { db }, caller }: ScimCall,
  users: readonly ScimUser[],
): Promise<Document[]> {
  if (users.length === 0 || caller.domains.length > 0) return users.map((user) => showUser(user, []));
  const ids = users.map(({ id }) => id);
  const rows = await db
    .select({ userId: scimGroupMember.userId, id: scimGroup.id, displayName: scimGroup.displayName })
    .from(scimGroupMember)
    .innerJoin(scimGroup, eq(scimGroup.id, scimGroupMember.groupId))
    .where(inArray(scimGroupMember.userId, ids))
    .orderBy(asc(scimGroup.displayName));
  const groups = groupBy(
    rows,
    ({ userId }) => userId,
    ({ userId: _, ...group }): ShownGroup => group,
  );
  return users.map((user) => showUser(user, groups.get(user.id) ?? []));
}

const asItIs = (text: string): string => text;

const listedUsers = (call: ScimCall): Listed<ScimUser> => ({
  name: "User",
  id: scimUser.id,
  columns: {
    id: { column: scimUser.id, keyOf: asItIs },
    userName: { column: scimUser.nameKey, keyOf: nameKeyOf },
    externalId: { column: scimUser.externalId, keyOf: asItIs },
    "meta.created": { column: scimUser.createdAt },
    "meta.lastModified": { column: scimUser.updatedAt },
  },
  count: (where) => call.context.db.$count(scimUser, where),
  rows: (where, order, limit, offset) =>
    call.context.db
      .select()
      .from(scimUser)
      .where(where)
      .orderBy(...order)
      .limit(limit)
      .offset(offset),
  show: (users) => showUsers(call, users),
});
