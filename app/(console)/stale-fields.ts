import { z } from "zod";
import { sizeText } from "@/app/_ui/bytes";
import { recordedFields } from "@/lib/upkeep/audit/recorded-fields";
import { plainName, verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const values = words("console.fieldValue", {
  on: "on",
  off: "off",
  none: "none",
  nothing: "nothing",
  secret: "a different one",
  several: "{names}",
  mapping: "{value} → {templateName}",
  claimMapping: "{claim} = {value} → {templateName}",
});

/** A field that somebody else has changed since the form was shown, in words. */
export interface StaleField<Words = Text> {
  label: Words;
  value: Words;
  by: string;
}

/** The name of a recorded field for people; `kind` is what it is recorded of. */
export const fieldName = (name: string, kind?: string): Text =>
  recordedFields(kind)[name]?.label ?? plainName(name);

/** The same of several. */
export const fieldNames = (names: readonly string[], kind?: string): Text[] =>
  names.map((name) => fieldName(name, kind));

/** The value of a recorded field for people. */
export function fieldValue(name: string, value: unknown, kind?: string): Text {
  const known = recordedFields(kind)[name];
  if (known?.secret) return values("secret");
  const word = known?.words?.[String(value)] ?? known?.said?.(value);
  if (word !== undefined) return word;
  if (known?.unit === "bytes") return sizeText(Number(value));
  if (Array.isArray(value)) return severalOf(name, value, kind);
  if (typeof value === "boolean") return values(value ? "on" : "off");
  if (value === null || value === undefined) return values("none");
  return verbatim(typeof value === "object" ? JSON.stringify(value) : String(value));
}

const severalOf = (name: string, several: readonly unknown[], kind?: string): Text =>
  several.length === 0
    ? values("nothing")
    : values("several", { names: several.map((one) => mappingText(one) ?? fieldValue(name, one, kind)) });

/** A template mapping of a provider, as it is recorded. */
const recordedMapping = z.object({
  claim: z.string().nullable(),
  value: z.string(),
  templateName: z.string(),
});

function mappingText(value: unknown): Text | undefined {
  const { data } = recordedMapping.safeParse(value);
  return (
    data && values(data.claim === null ? "mapping" : "claimMapping", { ...data, claim: data.claim ?? "" })
  );
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
