import { createScimGroup } from "@/lib/directory/scim-group/create-scim-group";
import { deleteScimGroup } from "@/lib/directory/scim-group/delete-scim-group";
import { getScimGroup, listMembers, type ScimGroup, visibleGroups } from "@/lib/directory/scim-group/queries";
import { replaceScimGroup } from "@/lib/directory/scim-group/replace-scim-group";
import { nameKeyOf } from "@/lib/directory/scim-user/user-row";
import { applyPatch } from "@/lib/faces/scim/apply-patch";
import { pushedGroupOf, showGroup } from "@/lib/faces/scim/group-document";
import { type ListQuery, queryOf } from "@/lib/faces/scim/list-query";
import { listResources } from "@/lib/faces/scim/list-resources";
import type { Listed } from "@/lib/faces/scim/listed";
import { isAboutMembers, patchMembers } from "@/lib/faces/scim/patch-members";
import { readOperations } from "@/lib/faces/scim/patch-operations";
import { isWanted, type Projection, readProjection } from "@/lib/faces/scim/projection";
import type { Document } from "@/lib/faces/scim/read-attributes";
import { groupSchema } from "@/lib/faces/scim/resource-schemas";
import { expectedVersionOf, requireSchema, type ScimCall } from "@/lib/faces/scim/scim-call";
import type { ScimResource } from "@/lib/faces/scim/scim-resource";
import type { Handle } from "@/lib/platform/db/client";
import { scimGroup } from "@/lib/platform/db/schema";

/** The Groups of a provider (RFC 7643, 4.2). */
export const scimGroups: ScimResource = {
  list: ({ context: { db }, caller }, query) =>
    listResources(listedGroups(db, query), visibleGroups(caller), query),
  get: async ({ context: { db }, caller }, id, projection) =>
    shown(db, await getScimGroup(db, caller, id), projection),
  async create(call, body) {
    requireSchema(body, groupSchema.id);
    const { context, caller } = call;
    return answered(call, await createScimGroup(context, caller, pushedGroupOf(body)));
  },
  async replace(call, id, body) {
    requireSchema(body, groupSchema.id);
    const { context, caller, request } = call;
    const group = pushedGroupOf(body);
    const { version } = await getScimGroup(context.db, caller, id);
    const expectedVersion = expectedVersionOf(request, version);
    return answered(
      call,
      await replaceScimGroup(context, caller, { id, change: () => group, expectedVersion }),
    );
  },
  patch: patchGroup,
  async remove({ context, caller, request }, id) {
    const { version } = await getScimGroup(context.db, caller, id);
    await deleteScimGroup(context, caller, { id, expectedVersion: expectedVersionOf(request, version) });
  },
};

async function patchGroup(call: ScimCall, id: string, body: Document): Promise<Document> {
  const { context, caller, request } = call;
  const operations = readOperations("Group", body);
  const { version } = await getScimGroup(context.db, caller, id);
  const changed = await replaceScimGroup(context, caller, {
    id,
    expectedVersion: expectedVersionOf(request, version),
    change({ displayName, externalId }, present) {
      const document = { displayName, ...(externalId === null ? {} : { externalId }) };
      const others = operations.filter((one) => !isAboutMembers(one));
      const group = pushedGroupOf(applyPatch(document, others));
      return { ...group, members: patchMembers(present, operations.filter(isAboutMembers)) };
    },
  });
  return answered(call, changed);
}

/** A Group as the request wants it: its members may be very many. */
const answered = ({ context: { db }, url }: ScimCall, group: ScimGroup): Promise<Document> =>
  shown(db, group, readProjection(queryOf(url)));

async function shown(db: Handle, group: ScimGroup, projection: Projection): Promise<Document> {
  const [document = {}] = await showGroups(db, [group], isWanted("Group", projection, "members"));
  return document;
}

async function showGroups(
  db: Handle,
  groups: readonly ScimGroup[],
  withMembers: boolean,
): Promise<Document[]> {
  const ids = groups.map(({ id }) => id);
  const members = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { groupId, userId } of withMembers ? await listMembers(db, ids) : [])
    members.get(groupId)?.push(userId);
  return groups.map((group) => showGroup(group, withMembers ? (members.get(group.id) ?? []) : null));
}

const asItIs = (text: string): string => text;

/** Members are read only for whom they are shown, and for a filter or an order that looks at them. */
const needsMembers = ({ filter, sortBy, projection }: ListQuery): boolean =>
  isWanted("Group", projection, "members") || /members/i.test(`${filter} ${sortBy}`);

const listedGroups = (db: Handle, query: ListQuery): Listed<ScimGroup> => ({
  name: "Group",
  id: scimGroup.id,
  columns: {
    id: { column: scimGroup.id, keyOf: asItIs },
    displayName: { column: scimGroup.nameKey, keyOf: nameKeyOf },
    externalId: { column: scimGroup.externalId, keyOf: asItIs },
    "meta.created": { column: scimGroup.createdAt },
    "meta.lastModified": { column: scimGroup.updatedAt },
  },
  count: (where) => db.$count(scimGroup, where),
  rows: (where, order, limit, offset) =>
    db
      .select()
      .from(scimGroup)
      .where(where)
      .orderBy(...order)
      .limit(limit)
      .offset(offset),
  show: (groups) => showGroups(db, groups, needsMembers(query)),
});
