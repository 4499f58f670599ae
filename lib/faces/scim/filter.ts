import { filter as compile, type Filter, parse } from "scim2-parse-filter";
import { type Attribute, attributeNamed } from "@/lib/faces/scim/attribute";
import { attributesOf, findAttribute } from "@/lib/faces/scim/attribute-path";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

/** Bounds of what strangers may make us parse. */
const longestFilter = 2_000;
const deepestNesting = 20;
const mostTerms = 100;

/** The parser's grammar takes exponential time for line breaks in a text that does not end; no filter has any. */
const controlCharacters = /\p{Cc}/u;

/** Parses a filter (RFC 7644, 3.4.2.2), bounded. Throws a `ScimError`. */
export function parseFilter(text: string): Filter {
  if (text.length > longestFilter || controlCharacters.test(text) || nesting(text) > deepestNesting)
    throw badRequest("invalidFilter", "The filter is too long, or nested too deeply.");
  const parsed = parsedOr(text);
  if (termsOf(parsed) > mostTerms) throw badRequest("invalidFilter", "The filter has too many terms.");
  return parsed;
}

function parsedOr(text: string): Filter {
  try {
    return parse(text);
  } catch {
    throw badRequest("invalidFilter", "The filter can't be read.");
  }
}

/** How deep brackets and `not` go, counted generously. */
function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [sign] of text.matchAll(/[[(]|[\])]|\bnot\b/gi)) {
    if (sign === ")" || sign === "]") depth = Math.max(0, depth - 1);
    else depth++;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** How many comparisons a filter is made of. */
export function termsOf(filter: Filter): number {
  switch (filter.op) {
    case "and":
    case "or":
      return filter.filters.reduce((sum, one) => sum + termsOf(one), 0);
    case "not":
      return termsOf(filter.filter);
    case "[]":
      return termsOf(filter.valFilter);
    default:
      return 1;
  }
}

/** Whether a resource, as it is answered, meets a filter; texts without regard to case where the schema says so. */
export function matcher(resource: ResourceName, filter: Filter): (document: Document) => boolean {
  const test = compile(prepared(filter, (path) => findAttribute(resource, path)));
  return (document) => test(folded(attributesOf[resource], document));
}

/** Whether a value of a list meets the filter of a path, such as `type eq "work"`. */
export function valueMatcher(attribute: Attribute, filter: Filter): (value: unknown) => boolean {
  const { subAttributes = [] } = attribute;
  const within = (path: string) => {
    const found = attributeNamed(subAttributes, path);
    return found ? ([found] as const) : null;
  };
  const test = compile(prepared(filter, within));
  return (value) => isDocument(value) && test(folded(subAttributes, value));
}

type Find = (path: string) => readonly Attribute[] | null;

/** The filter with the names of the schema, and with what it compares as `folded` has it. */
function prepared(filter: Filter, find: Find): Filter {
  switch (filter.op) {
    case "and":
    case "or":
      return { ...filter, filters: filter.filters.map((one) => prepared(one, find)) };
    case "not":
      return { ...filter, filter: prepared(filter.filter, find) };
    case "[]": {
      const path = find(filter.attrPath);
      const { subAttributes = [] } = path?.at(-1) ?? {};
      const within: Find = (name) => {
        const found = attributeNamed(subAttributes, name);
        return found ? [found] : null;
      };
      return {
        ...filter,
        attrPath: pathText(path, filter.attrPath),
        valFilter: prepared(filter.valFilter, within),
      };
    }
    case "pr":
      return { ...filter, attrPath: pathText(find(filter.attrPath), filter.attrPath) };
    default: {
      const path = withValue(find(filter.attrPath));
      const attribute = path?.at(-1);
      return {
        ...filter,
        attrPath: pathText(path, filter.attrPath),
        compValue: comparable(attribute, filter.compValue),
      };
    }
  }
}

/** A list is compared by its values (RFC 7644, 3.4.2.2), and a manager by who it is. */
function withValue(path: readonly Attribute[] | null): readonly Attribute[] | null {
  const value = attributeNamed(path?.at(-1)?.subAttributes ?? [], "value");
  return path && value ? [...path, value] : path;
}

/** As the library splits it: at the last colon, and at dots after that. */
function pathText(path: readonly Attribute[] | null, given: string): string {
  if (!path) return given;
  const [first, ...rest] = path.map(({ name }) => name);
  const inner = rest.join(".");
  return first?.includes(":") ? `${first}:${inner}` : [first, ...rest].join(".");
}

type Compared = Extract<Filter, { compValue: unknown }>["compValue"];

function comparable(attribute: Attribute | undefined, value: Compared): Compared {
  if (attribute?.type === "boolean" && typeof value === "string")
    return value.toLowerCase() === "true" ? true : value.toLowerCase() === "false" ? false : value;
  if (typeof value !== "string" || !attribute) return value;
  if (isMoment(attribute.name)) return momentOf(value);
  return attribute.caseExact ? value : value.toLowerCase();
}

const isMoment = (name: string): boolean => name === "created" || name === "lastModified";

/** In UTC with milliseconds, as ours are, so that they are in order as texts. */
function momentOf(value: string): string {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : at.toISOString();
}

/** A document whose texts are in lower case where their case means nothing; an empty list is none (RFC 7643, 2.5). */
function folded(attributes: readonly Attribute[], document: Document): Document {
  const entries = Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value) && value.length === 0) return [];
    const attribute = attributeNamed(attributes, name);
    return [[name, attribute ? foldedValue(attribute, value) : value]];
  });
  return Object.fromEntries(entries);
}

function foldedValue(attribute: Attribute, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => foldedValue(attribute, one));
  if (isDocument(value)) return folded(attribute.subAttributes ?? [], value);
  return typeof value === "string" && !attribute.caseExact ? value.toLowerCase() : value;
}
