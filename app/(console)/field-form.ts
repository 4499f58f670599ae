import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { chosenId, optionalText, secretInput, ticked, typedLines } from "@/app/(console)/form-input";
import { gigabytesOf, neededCount, typedCount, typedGigabytes } from "@/app/(console)/gigabytes";
import { lastDay, typedDay } from "@/app/(console)/typed-day";
import { typedNetworks } from "@/app/(console)/typed-networks";
import type { Field, Fields } from "@/lib/catalogue/field";
import { coreOf } from "@/lib/platform/input/core-of";
import { words } from "@/lib/words/text";

const fieldWords = words("console.fieldForm", { inGigabytes: "{label} (GB)" });

/*
 * How the fields of the catalogue are filled in: what comes from a form, what the form shows, and the words beside it.
 * Which control stands for a field follows from what it accepts, so that a field is said once and in the catalogue.
 */

interface Control {
  /** How a value comes from what was typed. */
  input: z.ZodType;
  /** How a value is shown. */
  text: (value: unknown) => string;
}

const plainText = (value: unknown): string => String(value ?? "");
const lines = (value: unknown): string => (Array.isArray(value) ? value.join("\n") : "");

function controlOf(field: Field): Control {
  const { core, nullable } = coreOf(field.schema);
  if (core instanceof z.ZodBoolean) return { input: ticked, text: (value) => (value === true ? "on" : "") };
  if (field.unit === "bytes") return nullable ? limit : size;
  if (field.unit === "networks") return { input: typedNetworks, text: lines };
  if (core instanceof z.ZodArray) return { input: typedLines, text: lines };
  if (core instanceof z.ZodNumber) return { input: nullable ? typedCount : neededCount, text: plainText };
  if (core instanceof z.ZodDate)
    return { input: typedDay, text: (value) => lastDay(value instanceof Date ? value : null) };
  if (core instanceof z.ZodEnum) return { input: field.schema, text: plainText };
  if (core instanceof z.ZodUUID) return { input: nullable ? chosenId : z.uuid(), text: plainText };
  return { input: nullable ? optionalText : z.string(), text: plainText };
}

/** An empty limit is none; an empty size is unlimited, which is 0. */
const limit: Control = {
  input: typedGigabytes,
  text: (bytes) => gigabytesOf(typeof bytes === "number" ? bytes : null),
};
const size: Control = {
  input: typedGigabytes.transform((bytes) => bytes ?? 0),
  text: (bytes) => (bytes === 0 ? "" : limit.text(bytes)),
};

type Inputs<Given extends Fields> = { [Name in keyof Given]: z.ZodType<z.output<Given[Name]["schema"]>> };

/** How fields come from a form. Their own rules are the verb's to hold. */
export const inputsOf = <Given extends Fields>(fields: Given): Inputs<Given> =>
  mapped(fields, (field) => {
    const { input } = controlOf(field);
    return field.secret ? secretInput(input) : input;
  }) as Inputs<Given>;

/** The values of fields, as a form shows them; secrets are not shown. */
export const valuesOf = (fields: Fields, row: object): Record<string, string> => {
  const values = new Map<string, unknown>(Object.entries(row));
  return mapped(fields, (field, name) => (field.secret ? "" : controlOf(field).text(values.get(name))));
};

/** What stands beside an input. */
export interface InputWords {
  label: string;
  hint?: string;
  /** What can be chosen, in words. */
  options?: { value: string; label: string }[];
}

/** The words of fields in the reader's language, for forms in the browser. Sizes are typed in gigabytes. */
export async function inputWords(fields: Fields): Promise<Record<string, InputWords>> {
  const say = await getSay();
  return mapped(fields, ({ label, hint, unit, words, schema }) => ({
    label: say(unit === "bytes" ? fieldWords("inGigabytes", { label }) : label),
    ...(hint === undefined ? {} : { hint: say(hint) }),
    ...(isChosen(coreOf(schema).core) && words
      ? { options: Object.entries(words).map(([value, word]) => ({ value, label: say(word) })) }
      : {}),
  }));
}

/** Whether it is one of a few values, or some of them. */
const isChosen = (core: z.ZodType): boolean =>
  core instanceof z.ZodEnum || (core instanceof z.ZodArray && core.element instanceof z.ZodEnum);

const mapped = <Out>(fields: Fields, of: (field: Field, name: string) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, of(field, name)]));
