import { attributesOf, findAttribute } from "@/lib/faces/scim/attribute-path";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

/** What of a resource is asked for (RFC 7644, 3.9); not both. */
export interface Projection {
  attributes: readonly string[];
  excluded: readonly string[];
}

const mostNames = 100;

const namesOf = (value: unknown): string[] => {
  const said: unknown[] = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const names = said.map((name) => String(name).trim()).filter((name) => name !== "");
  if (names.length > mostNames) throw badRequest("invalidValue", "Too many attributes.");
  return names;
};

/** Reads what a query, or a search request, asks for. Throws a `ScimError` for both at once. */
export function readProjection(query: Document): Projection {
  const attributes = namesOf(query.attributes);
  const excluded = namesOf(query.excludedAttributes);
  if (attributes.length > 0 && excluded.length > 0)
    throw badRequest("invalidValue", "Use either attributes or excludedAttributes, not both.");
  return { attributes, excluded };
}

type Paths = readonly (readonly string[])[];

const pathsOf = (resource: ResourceName, names: readonly string[]): Paths =>
  names.flatMap((name) => {
    const path = findAttribute(resource, name);
    return path ? [path.map((one) => one.name)] : [];
  });

/** The parts of a resource that are asked for; what is always returned is among them. */
export function project(resource: ResourceName, document: Document, projection: Projection): Document {
  const always = attributesOf[resource]
    .filter(({ returned }) => returned === "always")
    .map(({ name }) => [name]);
  if (projection.attributes.length > 0)
    return keep(document, [...always, ...pathsOf(resource, projection.attributes)]);
  const kept = new Set(always.flat());
  return drop(
    document,
    pathsOf(resource, projection.excluded).filter(([name = ""]) => !kept.has(name)),
  );
}

/** Whether an attribute, by its first name, is asked for at all. */
export const isWanted = (
  resource: ResourceName,
  { attributes, excluded }: Projection,
  name: string,
): boolean =>
  attributes.length > 0
    ? pathsOf(resource, attributes).some(([first]) => first === name)
    : !pathsOf(resource, excluded).some((path) => path.length === 1 && path[0] === name);

const inner = (paths: Paths, name: string): Paths =>
  paths.filter(([first]) => first === name).map(([, ...rest]) => rest);

const isWhole = (path: readonly string[]): boolean => path.length === 0;

const inside = (value: unknown, change: (document: Document) => Document): unknown => {
  if (Array.isArray(value)) return value.map((one) => inside(one, change));
  return isDocument(value) ? change(value) : value;
};

function keep(document: Document, paths: Paths): Document {
  const entries = Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    const asked = inner(paths, name);
    if (asked.length === 0) return [];
    return [[name, asked.some(isWhole) ? value : inside(value, (one) => keep(one, asked))]];
  });
  return Object.fromEntries(entries);
}

function drop(document: Document, paths: Paths): Document {
  const entries = Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    const asked = inner(paths, name);
    if (asked.some(isWhole)) return [];
    return [[name, asked.length === 0 ? value : inside(value, (one) => drop(one, asked))]];
  });
  return Object.fromEntries(entries);
}
