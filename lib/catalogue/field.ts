import { z } from "zod";
import { derivedText, type English, type Text } from "@/lib/words/text";

/** Who gives a field its value, besides an administrator. */
export type Giver = "template" | "directory";

/** A field as an option of the command line: `--quota <size>`. */
export interface FieldOption<Words = Text> {
  name: string;
  /** What stands for its value in the help; none for a flag. */
  value?: string;
  /** One line, in lower case. */
  help: Words;
  /** The opposite of a flag, where both can be said: `--no-webmail`. */
  off?: { name: string; help: Words } | undefined;
  /** What stands before its value where one thing is shown, in lower case. */
  shown?: Words | undefined;
}

/** A field of something that the product keeps, said once for forms, commands, the API and the audit log. */
export interface Field<Schema extends z.ZodType = z.ZodType, Words = Text> {
  schema: Schema;
  /** Its name for people: above an input, in a stale edit, in the audit log. */
  label: Words;
  /** What somebody who fills it in should know. */
  hint?: Words | undefined;
  /** What a number counts, or a list is one of: a size is typed and shown in larger units, networks a line each. */
  unit?: "bytes" | "networks";
  /** What some of its values mean, by their text (`String(value)`): `{ null: "unlimited" }`. */
  words?: Readonly<Record<string, Words>> | undefined;
  /** What a value, or an entry of one, means that is made of several parts; undefined: what it says. */
  said?: ((value: unknown) => Text | undefined) | undefined;
  /** Can be written only: it is in no answer, is not shown again in a form, and not recorded. */
  secret?: true;
  from?: readonly Giver[];
  /** Whether an administrator's value stays although a template or a directory gives another. */
  pinnable?: true;
  option?: FieldOption<Words> | undefined;
  /** Of a text that directories may say: the setting that names its attribute, and what the attribute's text comes to. */
  attribute?: { label: Words; hint: Words; read: (text: string) => string | null } | undefined;
}

/** A field before its texts have keys. */
type DeclaredField<Schema extends z.ZodType = z.ZodType> = Field<Schema, English>;

export type Fields = Readonly<Record<string, Field>>;

/** A field: what it accepts, and what is said of it, in English and in ICU's syntax. */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  words: Omit<DeclaredField, "schema">,
): DeclaredField<Schema> => ({ schema, ...words });

type WithTexts<Declared extends Readonly<Record<string, DeclaredField>>> = {
  [Name in keyof Declared]: Field<Declared[Name]["schema"]>;
};

/**
 * The fields of a noun. Their texts get keys that follow from their names: in the namespace `fields.NOUN` the keys
 * `NAME.label`, `NAME.hint`, `NAME.words.VALUE`, `NAME.help`, `NAME.offHelp`, `NAME.shown`, `NAME.attribute` and
 * `NAME.attributeHint`. What is a text already, such as that of a field of another noun, keeps its key.
 */
export const fields = <Declared extends Readonly<Record<string, DeclaredField>>>(
  noun: string,
  declared: Declared,
): WithTexts<Declared> => {
  const all = Object.entries(declared).map(
    ([name, one]) => [name, withTexts(`fields.${noun}`, name, one)] as const,
  );
  return knownFields(Object.fromEntries(all) as WithTexts<Declared>);
};

/**
 * Fields that an operation's input has under these names. A field is known by its schema: where nouns take the same one, each
 * gives its field a clone, since otherwise the noun that is loaded first would have the word.
 */
export function knownFields<Known extends Fields>(named: Known): Known {
  for (const [name, one] of Object.entries(named))
    if (!known.has(one.schema)) known.set(one.schema, { name, field: one });
  return named;
}

/** The fields by their schemas, by which an operation's input is made of them. */
const known = new WeakMap<z.ZodType, { name: string; field: Field }>();

/** The field of this name that a part of an input is, also where it may be left out. */
export function fieldOf(name: string, schema: z.ZodType): Field | undefined {
  const found = [schema, outOfOptional(schema)].flatMap((one) => known.get(one) ?? []);
  return found.find((one) => one.name === name || one.field.secret)?.field;
}

const outOfOptional = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;

function withTexts(
  namespace: string,
  name: string,
  { label, hint, words, option, attribute, ...rest }: DeclaredField,
): Field {
  const text = (key: string, given: English): Text => derivedText(namespace, `${name}.${key}`, given);
  const { off, shown } = option ?? {};
  return {
    ...rest,
    label: text("label", label),
    hint: hint === undefined ? undefined : text("hint", hint),
    words:
      words &&
      Object.fromEntries(
        Object.entries(words).map(([value, word]) => [value, text(`words.${value}`, word)] as const),
      ),
    option: option && {
      ...option,
      help: text("help", option.help),
      off: off && { ...off, help: text("offHelp", off.help) },
      shown: shown === undefined ? undefined : text("shown", shown),
    },
    attribute: attribute && {
      ...attribute,
      label: text("attribute", attribute.label),
      hint: text("attributeHint", attribute.hint),
    },
  };
}

type Shapes<Given extends Fields> = { [Name in keyof Given]: Given[Name]["schema"] };

/** The schemas of fields, for `z.strictObject`. */
export const shapesOf = <Given extends Fields>(fields: Given): Shapes<Given> =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as Shapes<Given>;
