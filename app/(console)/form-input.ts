import { z } from "zod";
import { message } from "@/lib/words/message";
import type { Text } from "@/lib/words/text";

/** What a form of the console sends, and how it is read. */
export interface FormInput<Sent> {
  parse(form: FormData): z.ZodSafeParseResult<Sent>;
  /** What was typed, to be shown again: what the form has, without its secrets; lists with commas in between. */
  shown(form: FormData): Record<string, string>;
}

/** Describes a form by its inputs. A list comes as often as it has entries; what else is sent is left aside. */
export function formInput<Shape extends z.ZodRawShape, Whole extends z.ZodType = z.ZodObject<Shape>>(
  shape: Shape,
  /** What holds for all of it together, and what becomes of it. */
  whole?: (object: z.ZodObject<Shape>) => Whole,
): FormInput<z.output<Whole>> {
  const object = z.object(shape);
  const schema = (whole?.(object) ?? object) as Whole;
  const inputs = new Map(Object.entries(shape) as [string, z.ZodType][]);
  const lists = [...inputs].flatMap(([name, input]) => (isList(input) ? [name] : []));
  const listed = (form: FormData) => lists.map((name) => [name, form.getAll(name)] as const);
  const isShown = (entry: [string, FormDataEntryValue]): entry is [string, string] => {
    const input = inputs.get(entry[0]);
    return input !== undefined && !isSecret(input) && typeof entry[1] === "string";
  };
  return {
    parse: (form) => schema.safeParse({ ...Object.fromEntries(form), ...Object.fromEntries(listed(form)) }),
    shown: (form) => ({
      ...Object.fromEntries([...form].filter(isShown)),
      ...Object.fromEntries(listed(form).map(([name, values]) => [name, values.join(",")])),
    }),
  };
}

const isList = (input: z.ZodType): boolean =>
  input instanceof z.ZodArray || (input instanceof z.ZodPipe && isList(input.in as z.ZodType));

const isSecret = (input: z.ZodType): boolean => z.globalRegistry.get(input)?.secret === true;

/** An input that is never shown again. */
export const secretInput = <Input extends z.ZodType>(input: Input): Input => input.meta({ secret: true });

/** A checkbox. */
export const ticked = z.literal("on").optional().transform(Boolean);

/** A text that must be filled in; what is said where it is not. */
export const neededText = (problem: Text) => z.string().trim().min(1, message(problem));

/** A password that must be typed; it is taken as it is, and never shown again. */
export const neededPassword = (problem: Text) => secretInput(z.string().min(1, message(problem)).max(1_024));

/** A text that may be left empty; then there is none. */
export const optionalText = z.string().transform((text) => text.trim() || null);

/** Words, with blanks or line ends between them. */
export const typedLines = z.string().transform((typed) => typed.split(/\s+/).filter(Boolean));

/** One of several things by its id, or none of them. */
export const chosenId = z.union([z.literal("").transform(() => null), z.uuid()]);

/** The version that the page of an edit has shown. */
export const expectedVersion = z.coerce.number().int();
