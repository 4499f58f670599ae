import { z } from "zod";
import { verbatim } from "@/lib/words/compose-text";
import { derivedText, type English, say, type Text } from "@/lib/words/text";

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
  off?: { name: string; help: Words };
  /** What stands before its value where one thing is shown, in lower case. */
  shown?: Words;
}

/** How a directory says a field: what the setting that names its attribute is called, and how that is read. */
interface AttributeWords<Words> {
  label: Words;
  hint: Words;
  /** What the attribute's text comes to; null: nothing. */
  read: (text: string) => string | null;
}

/** What is said of a field besides its schema. */
interface FieldWords<Words> {
  /** Its name for people: above an input, in a stale edit, in the audit log. */
  label: Words;
  /** What somebody who fills it in should know. */
  hint?: Words;
  /** What a number counts, or a list is one of: a size is typed and shown in larger units, networks a line each. */
  unit?: "bytes" | "networks";
  /** What some of its values mean, by their text (`String(value)`): `{ null: "unlimited" }`. */
  words?: Readonly<Record<string, Words>>;
  /** Can be written only: it is in no answer, is not shown again in a form, and not recorded. */
  secret?: true;
  from?: readonly Giver[];
  /** Whether an administrator's value stays although a template or a directory gives another. */
  pinnable?: true;
  option?: FieldOption<Words>;
  /** Of a text that directories may say. */
  attribute?: AttributeWords<Words>;
}

/** A field as it is declared, before its texts have keys. */
interface DeclaredField<Schema extends z.ZodType = z.ZodType> extends FieldWords<English> {
  schema: Schema;
}

/** A field of something that the product keeps, said once for forms, commands, the API and the audit log. */
export interface Field<Schema extends z.ZodType = z.ZodType> extends FieldWords<Text> {
  schema: Schema;
}

export type Fields = Readonly<Record<string, Field>>;

/** A field: what it accepts, and what is said of it, in English and in ICU's syntax. */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  words: FieldWords<English>,
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
  for (const [name, one] of all) if (!known.has(one.schema)) known.set(one.schema, { name, field: one });
  return Object.fromEntries(all) as WithTexts<Declared>;
};

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
  const said = Object.entries(words ?? {}).map(
    ([value, word]) => [value, text(`words.${value}`, word)] as const,
  );
  return {
    ...rest,
    label: text("label", label),
    ...(hint === undefined ? {} : { hint: text("hint", hint) }),
    ...(words === undefined ? {} : { words: Object.fromEntries(said) }),
    ...(option === undefined ? {} : { option: optionTexts(option, text) }),
    ...(attribute === undefined ? {} : { attribute: attributeTexts(attribute, text) }),
  };
}

const attributeTexts = (
  { label, hint, read }: AttributeWords<English>,
  text: (key: string, given: English) => Text,
): AttributeWords<Text> => ({
  label: text("attribute", label),
  hint: text("attributeHint", hint),
  read,
});

const optionTexts = (
  { help, off, shown, ...rest }: FieldOption<English>,
  text: (key: string, given: English) => Text,
): FieldOption => ({
  ...rest,
  help: text("help", help),
  ...(off === undefined ? {} : { off: { name: off.name, help: text("offHelp", off.help) } }),
  ...(shown === undefined ? {} : { shown: text("shown", shown) }),
});

/** The same field with another schema, such as a name in the place of an id. */
export const fieldAs = <Schema extends z.ZodType>(of: Field, schema: Schema): Field<Schema> => ({
  ...of,
  schema,
});

export type Shapes<Given extends Fields> = { [Name in keyof Given]: Given[Name]["schema"] };

/** The schemas of fields, for `z.strictObject`. */
export const shapesOf = <Given extends Fields>(fields: Given): Shapes<Given> =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as Shapes<Given>;

/** What a field is, for programs: its label and hint, in English. */
export const aboutField = ({ label, hint }: Field): string =>
  [label, hint]
    .flatMap((text) => (text ? [say(text).replace(/\.$/, "")] : []))
    .join(". ")
    .concat(".");

/** As `shapesOf`, each described for documents by what people read of it, unless it describes itself. */
export const describedShapesOf = <Given extends Fields>(fields: Given): Shapes<Given> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [
      name,
      one.schema.description === undefined ? one.schema.describe(aboutField(one)) : one.schema,
    ]),
  ) as Shapes<Given>;

/** The schemas of fields of which each may be left out. */
export const optionalShapesOf = <Given extends Fields>(fields: Given): OptionalShapes<Given> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { schema }]) => [name, schema.optional()]),
  ) as OptionalShapes<Given>;

type OptionalShapes<Given extends Fields> = {
  [Name in keyof Given]: z.ZodOptional<Given[Name]["schema"]>;
};

/** The fields of a section of a document, by their paths from its top: `client.authentication`. */
export const inSection = (section: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, one]) => [`${section}.${name}`, one]));

/** The names of the fields that are so. */
export const namesWhere = (fields: Fields, is: (field: Field) => boolean): string[] =>
  Object.entries(fields).flatMap(([name, one]) => (is(one) ? [name] : []));

/** `clientId` for people, where nobody has given it a label: `Client id`. */
const plain = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a field is called; one that is not among these, by its own name. */
export const labelOf = (fields: Fields, name: string): Text => fields[name]?.label ?? verbatim(plain(name));

/** What a value of a field is called, where that has been said. */
export const wordOf = (fields: Fields, name: string, value: unknown): Text | undefined =>
  fields[name]?.words?.[String(value)];
