import type { Filter } from "scim2-parse-filter";
import { valueMatcher } from "@/lib/faces/scim/filter";
import { membersIn, mostMembersAtOnce } from "@/lib/faces/scim/group-document";
import type { PatchOperation } from "@/lib/faces/scim/patch-operations";
import { readAttribute } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

/** Whether a change is about the members of a Group, which may be too many to be compared one with another. */
export const isAboutMembers = ({ path: [first] }: PatchOperation): boolean => first.name === "members";

/** Members of a Group that are compared with a filter that does not name them; providers name whom they mean. */
const mostCompared = 1_000;

/** The members after these changes: some added, some taken out, or others in their place. Throws a `ScimError`. */
export function patchMembers(
  present: ReadonlySet<string>,
  operations: readonly PatchOperation[],
): ReadonlySet<string> {
  let members = new Set(present);
  for (const operation of operations) members = patched(members, operation);
  return members;
}

/** Changes the members in place, since there may be many of them and of operations. */
function patched(members: Set<string>, { verb, path, filter, within, value }: PatchOperation): Set<string> {
  const [attribute] = path;
  if (path.length > 1 || within.length > 0 || (filter && verb !== "remove"))
    throw badRequest("mutability", "Members are added and removed as a whole.");
  const isNone = value === undefined || value === null;
  if (!filter && verb === "remove" && isNone) return new Set();
  if (filter) return without(members, meantBy(filter, members, valueMatcher(attribute, filter)));
  const named = membersIn(isNone ? [] : readAttribute(attribute, value, mostMembersAtOnce));
  if (verb === "remove") return without(members, named);
  if (verb === "replace") return named;
  for (const id of named) members.add(id);
  return members;
}

function without(members: Set<string>, gone: Iterable<string>): Set<string> {
  for (const id of gone) members.delete(id);
  return members;
}

function meantBy(
  filter: Filter,
  members: ReadonlySet<string>,
  isMeant: (value: unknown) => boolean,
): string[] {
  const named = namedBy(filter)?.filter((id) => members.has(id));
  if (!named && members.size > mostCompared)
    throw badRequest("invalidFilter", "Name the members of a group of this size by value eq.");
  return (named ?? [...members]).filter((id) => isMeant({ value: id, type: "User" }));
}

/** The ids among which all are that a filter means; null: it may mean anybody. */
function namedBy(filter: Filter): string[] | null {
  switch (filter.op) {
    case "eq":
      return filter.attrPath.toLowerCase() === "value" ? [String(filter.compValue)] : null;
    case "or": {
      const parts = filter.filters.map(namedBy);
      return parts.includes(null) ? null : parts.flatMap((ids) => ids ?? []);
    }
    case "and":
      return filter.filters.map(namedBy).find((ids) => ids !== null) ?? null;
    default:
      return null;
  }
}
