import type { Filter } from "scim2-parse-filter";
import { type AttributePath, findAttribute } from "@/lib/faces/scim/attribute-path";
import { parseFilter, termsOf } from "@/lib/faces/scim/filter";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

const verbs = ["add", "replace", "remove"] as const;

/** One change to a resource, in the words of its schema. */
export interface PatchOperation {
  verb: (typeof verbs)[number];
  path: AttributePath;
  /** Which values of the list that the path leads to; null: all. */
  filter: Filter | null;
  /** What of these values. */
  within: readonly [] | AttributePath;
  value: unknown;
}

const patchSchema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const mostOperations = 1_000;
/** In the filters of all operations: each is met by every value of a list. */
const mostTerms = 1_000;
/** Of those that name members of a Group: authentik sends one for each, all in one request, and nothing is compared for them. */
const mostNamingMembers = 20_000;
const valuePath = /^([^[]+)\[(.+)\](?:\.([^[\]]+))?$/s;

/**
 * The changes that a PATCH asks for (RFC 7644, 3.5.2), in the dialects of providers: `Add` for `add`, a replacement of
 * several attributes without a path, and names of attributes in it that are paths. What the schema does not know is left
 * out where it comes without a path. Throws a `ScimError`.
 */
export function readOperations(resource: ResourceName, body: unknown): PatchOperation[] {
  if (!isDocument(body)) throw badRequest("invalidSyntax", "The body must be an object.");
  const { schemas } = body;
  const operations = body.Operations ?? body.operations;
  if (!Array.isArray(schemas) || !schemas.includes(patchSchema))
    throw badRequest("invalidSyntax", `schemas must contain ${patchSchema}.`);
  if (!Array.isArray(operations) || operations.length === 0)
    throw badRequest("invalidSyntax", "Operations must be a list.");
  if (operations.length > mostNamingMembers) throw tooManyOperations();
  const read = operations.flatMap((one) => readOperation(resource, one));
  const others = read.filter((one) => !namesMembers(one));
  if (others.length > mostOperations) throw tooManyOperations();
  const terms = others.reduce((sum, { filter }) => sum + (filter ? termsOf(filter) : 0), 0);
  if (terms > mostTerms) throw badRequest("tooMany", "Too many terms in the filters of the operations.");
  return read;
}

const tooManyOperations = () => badRequest("tooMany", "Too many operations.");

/** Whether a change is about members of a Group by their ids, so that it asks for no comparison. */
const namesMembers = ({ path: [first], filter }: PatchOperation): boolean =>
  first.name === "members" &&
  (filter === null || (filter.op === "eq" && filter.attrPath.toLowerCase() === "value"));

function readOperation(resource: ResourceName, given: unknown): PatchOperation[] {
  if (!isDocument(given)) throw badRequest("invalidSyntax", "An operation must be an object.");
  const { path, value } = given;
  const said = String(given.op).toLowerCase();
  const verb = verbs.find((one) => one === said);
  if (!verb) throw badRequest("invalidSyntax", "op must be add, replace or remove.");
  if (path !== undefined && path !== null && typeof path !== "string")
    throw badRequest("invalidPath", "path must be a string.");
  if (verb !== "remove" && value === undefined) throw badRequest("invalidValue", "value is missing.");
  if (path) return [atPath(resource, verb, path, value)];
  if (verb === "remove") throw badRequest("noTarget", "remove needs a path.");
  if (!isDocument(value)) throw badRequest("invalidValue", "Without a path, value must be an object.");
  return Object.entries(value).flatMap(([name, one]) => {
    const target = findTarget(resource, name);
    return !target || isReadOnly(target) ? [] : [{ verb, value: one, ...target }];
  });
}

function atPath(
  resource: ResourceName,
  verb: PatchOperation["verb"],
  path: string,
  value: unknown,
): PatchOperation {
  const target = findTarget(resource, path);
  if (!target) throw badRequest("invalidPath", "The path leads to no attribute that is known here.");
  if (isReadOnly(target)) throw badRequest("mutability", "The attribute is read-only.");
  return { verb, value, ...target };
}

type Target = Pick<PatchOperation, "path" | "filter" | "within">;

function findTarget(resource: ResourceName, text: string): Target | null {
  const [, list, filter, sub] = valuePath.exec(text) ?? [];
  const path = findAttribute(resource, list ?? text);
  if (!path || list === undefined || filter === undefined)
    return list === undefined && path ? { path, filter: null, within: [] } : null;
  if (!path.at(-1)?.multiValued) return null;
  const whole = sub === undefined ? path : findAttribute(resource, `${list}.${sub}`);
  if (!whole) return null;
  const [first, ...rest] = whole.slice(path.length);
  return { path, filter: parseFilter(filter), within: first ? [first, ...rest] : [] };
}

const isReadOnly = ({ path, within }: Target): boolean =>
  [...path, ...within].some(({ mutability }) => mutability === "readOnly");
