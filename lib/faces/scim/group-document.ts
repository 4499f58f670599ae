import type { PushedGroup } from "@/lib/directory/scim-group/group-row";
import type { ScimGroup } from "@/lib/directory/scim-group/queries";
import { locationOf, metaOf } from "@/lib/faces/scim/meta";
import { plainName } from "@/lib/faces/scim/plain-name";
import { type Document, isDocument, readAttributes } from "@/lib/faces/scim/read-attributes";
import { groupSchema } from "@/lib/faces/scim/resource-schemas";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { externalIdOf } from "@/lib/faces/scim/user-document";

/** Members in one request; more come in further ones. */
export const mostMembersAtOnce = 20_000;
const longestName = 255;

/** The ids that a list of members names. Throws a `ScimError` for a member that is no User. */
export function membersIn(value: unknown): Set<string> {
  const members: unknown[] = Array.isArray(value) ? value : [];
  return new Set(
    members.map((member) => {
      const { value: id, type = "User" } = isDocument(member) ? member : {};
      if (typeof id !== "string" || String(type).toLowerCase() !== "user")
        throw badRequest("invalidValue", "A member must be a User, named by its id.");
      return id;
    }),
  );
}

/** What a body says of a Group. Throws a `ScimError` for what is none. */
export function pushedGroupOf(document: Document): PushedGroup & { members: Set<string> } {
  const read = readAttributes(groupSchema.attributes, document, mostMembersAtOnce);
  const displayName = plainName("displayName", read.displayName, longestName);
  return { displayName, externalId: externalIdOf(document), members: membersIn(read.members) };
}

/**
 * A Group as it is answered, with the ids of its members; null: they are not asked for. A Group without any says so, since
 * authentik adds whom it misses only to a list.
 */
export function showGroup(group: ScimGroup, members: readonly string[] | null): Document {
  const { id, externalId, displayName } = group;
  return {
    schemas: [groupSchema.id],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    ...(members === null
      ? {}
      : {
          members: members.map((id) => ({
            value: id,
            $ref: locationOf("User", id),
            type: "User",
          })),
        }),
    meta: metaOf("Group", group),
  };
}
