import { anchorOf, code } from "./markdown";

/** What we read of JSON Schema as OpenAPI 3.1 has it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

/** The heading of a named schema: areas have some of the same names. */
export const schemaHeading = (name: string): string => `${name} object`;

/** `string`, `integer or null`, `one of a, b`, a link to a named schema … */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref) return `[${nameOf(schema.$ref)}](#${anchorOf(schemaHeading(nameOf(schema.$ref)))})`;
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(", ");
  if (schema.const !== undefined) return code(String(schema.const));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeText))].join(" or ");
  if (schema.allOf) return schema.allOf.map(typeText).join(" and ");
  const types = [schema.type ?? "any"].flat();
  return types.map((type) => plainType(type, schema)).join(" or ");
}

function plainType(type: string, schema: JsonSchema): string {
  if (type === "array") return `list of ${schema.items ? typeText(schema.items) : "any"}`;
  if (type === "string" && schema.format === "date-time") return "time";
  if (type === "object" && schema.properties) return objectType(schema.properties);
  return type;
}

function objectType(properties: Record<string, JsonSchema>): string {
  const { items, next } = properties;
  // A list that has pages.
  if (items?.items && next)
    return `a page: ${code("items")} (list of ${typeText(items.items)}), ${code("next")}`;
  const names = Object.entries(properties).map(([name, own]) => `${code(name)} (${typeText(own)})`);
  return `object: ${names.join(", ")}`;
}

/** The bounds of a value, such as `at most 100 characters`; int32's and int64's own are not told. */
export function boundsText(schema: JsonSchema): string {
  const [own] = schema.anyOf?.filter(({ type }) => type !== "null") ?? [schema];
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = own ?? schema;
  return [
    span(minimum, maximum === undefined || maximum >= 2 ** 31 - 1 ? undefined : maximum, ""),
    span(minLength, maxLength, " characters"),
    span(minItems, maxItems, " items"),
  ]
    .filter(Boolean)
    .join(", ");
}

function span(least: number | undefined, most: number | undefined, unit: string): string {
  const from = least !== undefined && (least > 0 || most !== undefined) ? least : undefined;
  if (from !== undefined && from > 0 && most !== undefined) return `${from} to ${most}${unit}`;
  if (most !== undefined) return `at most ${most}${unit}`;
  return from === undefined ? "" : `at least ${from}${unit}`;
}
