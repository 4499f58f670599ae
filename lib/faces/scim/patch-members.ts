import { valueMatcher } from "@/lib/faces/scim/filter";
import { membersIn, mostMembersAtOnce } from "@/lib/faces/scim/group-document";
import type { PatchOperation } from "@/lib/faces/scim/patch-operations";
import { readAttribute } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

/** Whether a change is about the members of a Group, which may be too many to be compared one with another. */
export const isAboutMembers = ({ path: [first] }: PatchOperation): boolean => first.name === "members";

/** The members with one change: some added, some taken out, or others in their place. Throws a `ScimError`. */
export function patchMembers(members: ReadonlySet<string>, operation: PatchOperation): ReadonlySet<string> {
  const { verb, path, filter, within, value } = operation;
  const [attribute] = path;
  if (path.length > 1 || within.length > 0)
    throw badRequest("mutability", "Members are added and removed as a whole.");
  if (filter) {
    if (verb !== "remove") throw badRequest("mutability", "Members are added and removed as a whole.");
    const isMeant = valueMatcher(attribute, filter);
    return new Set([...members].filter((id) => !isMeant({ value: id, type: "User" })));
  }
  const isNone = value === undefined || value === null;
  if (verb === "remove" && isNone) return new Set();
  const named = membersIn(isNone ? [] : readAttribute(attribute, value, mostMembersAtOnce));
  if (verb === "remove") return new Set([...members].filter((id) => !named.has(id)));
  return verb === "add" ? new Set([...members, ...named]) : named;
}
