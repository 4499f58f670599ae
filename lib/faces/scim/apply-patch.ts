import type { Filter } from "scim2-parse-filter";
import type { Attribute } from "@/lib/faces/scim/attribute";
import { attributeNamed } from "@/lib/faces/scim/attribute";
import { valueMatcher } from "@/lib/faces/scim/filter";
import type { PatchOperation } from "@/lib/faces/scim/patch-operations";
import {
  type Document,
  isDocument,
  mostValues,
  readAttribute,
  tooManyValues,
} from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

/** The document with the changes, one after the other; what was given stays as it is. Throws a `ScimError`. */
export const applyPatch = (document: Document, operations: readonly PatchOperation[]): Document =>
  operations.reduce((patched, one) => changedAt(patched, one.path, one), document);

type Path = readonly Attribute[];

/** The document with one change where the path leads. */
function changedAt(document: Document, [attribute, ...rest]: Path, operation: PatchOperation): Document {
  if (!attribute) return document;
  const current = document[attribute.name];
  const value =
    rest.length === 0
      ? changed(attribute, current, operation)
      : changedWithin(attribute, current, (one) => changedAt(one, rest, operation), operation.verb);
  return withValue(document, attribute.name, value);
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) ? value.length === 0 : isDocument(value) && Object.keys(value).length === 0);

/** Names come from the schema, never from outside. */
function withValue(document: Document, name: string, value: unknown): Document {
  const { [name]: _, ...others } = document;
  return isNothing(value) ? others : { ...others, [name]: value };
}

/** Changes inside of a value, or of every value of a list; where there is none yet, one is made. */
function changedWithin(
  { multiValued }: Attribute,
  current: unknown,
  change: (value: Document) => Document,
  verb: PatchOperation["verb"],
): unknown {
  if (!multiValued) return change(isDocument(current) ? current : {});
  const values = Array.isArray(current) ? current : [];
  if (values.length === 0 && verb !== "remove") return [change({})];
  return values.map((one) => (isDocument(one) ? change(one) : one)).filter((one) => !isNothing(one));
}

function changed(attribute: Attribute, current: unknown, operation: PatchOperation): unknown {
  if (operation.filter) return changedValues(attribute, current, operation, operation.filter);
  const { verb, value } = operation;
  if (verb === "remove") return removed(attribute, current, value);
  // Null takes away (RFC 7643, 2.5).
  if (value === null) return verb === "replace" ? undefined : current;
  const said = readAttribute(attribute, value);
  if (attribute.multiValued) return verb === "add" ? added(attribute, current, said) : said;
  return isDocument(said) && isDocument(current) ? { ...current, ...said } : (said ?? current);
}

/** Is the same of two values of a list that are equal, in whatever order their parts are: there may be many to compare. */
const keyOf = (value: unknown): string =>
  JSON.stringify(
    isDocument(value) ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) : value,
  );

/** Whether a value is what another one means, which need not say all of it. */
const isMeantBy = (one: unknown, other: unknown): boolean =>
  isDocument(one) &&
  isDocument(other) &&
  one.value !== undefined &&
  one.value === other.value &&
  (other.type === undefined || one.type === other.type);

/** Entra ID and Okta name the values to remove beside the path. */
function removed(attribute: Attribute, current: unknown, value: unknown): unknown {
  if (!attribute.multiValued || value === undefined || value === null || value === "") return undefined;
  const said = readAttribute(attribute, value);
  const gone: unknown[] = Array.isArray(said) ? said : [];
  const values: unknown[] = Array.isArray(current) ? current : [];
  const keys = new Set(gone.map(keyOf));
  return values.filter((one) => !keys.has(keyOf(one)) && !gone.some((other) => isMeantBy(one, other)));
}

/** A new primary value takes the place of the former one (RFC 7644, 3.5.2). */
function added({ name }: Attribute, current: unknown, said: unknown): unknown[] {
  const values: unknown[] = Array.isArray(current) ? current : [];
  const all: unknown[] = Array.isArray(said) ? said : [];
  const present = new Set(values.map(keyOf));
  const further = all.filter((one) => !present.has(keyOf(one)));
  // Each operation looks at all values, so their number must not grow from one to the next.
  if (values.length + further.length > mostValues) throw tooManyValues(name);
  const isPrimary = further.some((one) => isDocument(one) && one.primary === true);
  const former = isPrimary
    ? values.map((one) => (isDocument(one) && one.primary === true ? { ...one, primary: false } : one))
    : values;
  return [...former, ...further];
}

function changedValues(
  attribute: Attribute,
  current: unknown,
  operation: PatchOperation,
  filter: Filter,
): unknown[] {
  const { verb, within } = operation;
  const values: unknown[] = Array.isArray(current) ? current : [];
  const isMeant = valueMatcher(attribute, filter);
  if (verb === "remove" && within.length === 0) return values.filter((one) => !isMeant(one));
  const change = (one: Document): Document => changedValue(attribute, one, operation);
  const meant = new Set(values.filter(isMeant));
  const met = meant.size > 0;
  if (!met && verb === "remove") return values;
  if (!met) return [...values, change(impliedBy(attribute, filter))];
  return values
    .map((one) => (meant.has(one) && isDocument(one) ? change(one) : one))
    .filter((one) => !isNothing(one));
}

function changedValue(attribute: Attribute, one: Document, operation: PatchOperation): Document {
  const { within, value } = operation;
  if (within.length > 0) return changedAt(one, within, { ...operation, filter: null });
  const said = readAttribute({ ...attribute, multiValued: false }, value);
  return isDocument(said) ? { ...one, ...said } : one;
}

/**
 * The value that a filter such as `type eq "work"` describes: Entra ID replaces values that are not there yet, and means
 * to add them. Throws `noTarget` for a filter that describes none.
 */
function impliedBy(attribute: Attribute, filter: Filter): Document {
  if (filter.op === "and")
    return Object.assign({}, ...filter.filters.map((one) => impliedBy(attribute, one)));
  const named =
    filter.op === "eq" ? attributeNamed(attribute.subAttributes ?? [], filter.attrPath) : undefined;
  if (filter.op !== "eq" || !named) throw badRequest("noTarget", "No value meets the filter of the path.");
  return { [named.name]: readAttribute(named, filter.compValue) };
}
