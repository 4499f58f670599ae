import { type Attribute, attributeNamed } from "@/lib/faces/scim/attribute";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { isObject } from "@/lib/platform/input/is-object";

export type Document = Record<string, unknown>;

/** More than any provider sends; members of groups have a limit of their own. */
const longestText = 1_024;
export const mostValues = 200;

export const tooManyValues = (name: string) => badRequest("invalidValue", `${name} has too many values.`);

export const isDocument = (value: unknown): value is Document => isObject(value);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * What a document says of these attributes, under the names that the schema has for them. What the schema does not know,
 * what is read-only and what is empty is left out (RFC 7643, 2.5; RFC 7644, 3.5.1), so that nobody assigns what is ours.
 * Throws a `ScimError` for a value of another type.
 */
export function readAttributes(
  attributes: readonly Attribute[],
  document: Document,
  most = mostValues,
): Document {
  const read = new Map<string, unknown>();
  for (const [name, value] of Object.entries(document)) {
    const attribute = attributeNamed(attributes, name);
    if (!attribute || attribute.mutability === "readOnly" || isEmpty(value)) continue;
    const known = readAttribute(attribute, value, most);
    if (!isEmpty(known)) read.set(attribute.name, known);
  }
  return Object.fromEntries(read);
}

/** One value, or all of them where there may be several. */
export function readAttribute(attribute: Attribute, value: unknown, most = mostValues): unknown {
  if (!attribute.multiValued) return readValue(attribute, value);
  const values = Array.isArray(value) ? value : [value];
  if (values.length > most) throw tooManyValues(attribute.name);
  return onePrimary(values.map((one) => readValue(attribute, one)).filter((one) => !isEmpty(one)));
}

/** RFC 7643, 2.4: `primary` is true of one value at most. */
function onePrimary(values: unknown[]): unknown[] {
  const first = values.findIndex((one) => isDocument(one) && one.primary === true);
  return values.map((one, index) =>
    isDocument(one) && one.primary === true && index !== first ? { ...one, primary: false } : one,
  );
}

function readValue(attribute: Attribute, value: unknown): unknown {
  const { name, type, subAttributes = [], multiValued } = attribute;
  switch (type) {
    case "boolean":
      return readFlag(name, value);
    case "complex":
      return readComplex(name, subAttributes, multiValued, value);
    default:
      return readText(name, value);
  }
}

/** Entra ID sends `"True"` and `"False"`. */
function readFlag(name: string, value: unknown): boolean {
  const said = typeof value === "string" ? value.toLowerCase() : value;
  if (said === true || said === "true") return true;
  if (said === false || said === "false") return false;
  throw badRequest("invalidValue", `${name} must be true or false.`);
}

function readText(name: string, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number")
    throw badRequest("invalidValue", `${name} must be a string.`);
  const said = String(value);
  if (said.length > longestText) throw badRequest("invalidValue", `${name} is too long.`);
  return said;
}

/** A list may hold values alone, as for `roles`; Entra ID sends its one `manager` as a list. */
function readComplex(
  name: string,
  subAttributes: readonly Attribute[],
  multiValued: boolean,
  given: unknown,
): Document | null {
  const value: unknown = Array.isArray(given) && given.length === 1 && !multiValued ? given[0] : given;
  const whole = isDocument(value)
    ? value
    : isPlain(value, multiValued || name === "manager")
      ? { value }
      : null;
  if (whole === null) throw badRequest("invalidValue", `${name} must be an object.`);
  const read = readAttributes(subAttributes, whole);
  return Object.keys(read).length === 0 ? null : read;
}

const isPlain = (value: unknown, allowed: boolean): boolean => allowed && typeof value === "string";
