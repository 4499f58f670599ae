import { formatBytes } from "@/app/_ui/bytes";
import { recordedFields } from "@/app/(console)/recorded-fields";
import { labelOf, wordOf } from "@/lib/catalogue/field";

/** A field that somebody else has changed since the form was shown, in words. */
export interface StaleField {
  label: string;
  value: string;
  by: string;
}

/** The name of a recorded field for people; `kind` is what it is recorded of. */
export const fieldName = (name: string, kind?: string): string => labelOf(recordedFields(kind), name);

/** The same of several. */
export const fieldNames = (names: readonly string[], kind?: string): string[] =>
  names.map((name) => fieldName(name, kind));

/** The value of a recorded field for people. */
export function fieldValue(name: string, value: unknown, kind?: string): string {
  const fields = recordedFields(kind);
  const known = fields[name];
  if (known?.secret) return "another one";
  const word = wordOf(fields, name, value);
  if (word !== undefined) return word;
  if (known?.unit === "bytes") return formatBytes(Number(value));
  if (name === "pinnedFields" && Array.isArray(value))
    return value.map((field) => fieldName(String(field), kind)).join(", ") || "nothing";
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "none");
}

/** What was changed meanwhile, as a form shows it. */
export const staleFields = (
  changed: Record<string, { value: unknown; by: string }>,
  kind?: string,
): StaleField[] =>
  Object.entries(changed).map(([name, { value, by }]) => ({
    label: fieldName(name, kind),
    value: fieldValue(name, value, kind),
    by,
  }));
