import type { z } from "zod";

/** Who gives a field its value, besides an administrator. */
export type Giver = "template" | "directory";

/** A field as an option of the command line: `--quota <size>`. */
export interface FieldOption {
  name: string;
  /** What stands for its value in the help; none for a flag. */
  value?: string;
  /** One line, in lower case. */
  help: string;
  /** The opposite of a flag, where both can be said: `--no-webmail`. */
  off?: { name: string; help: string };
}

/** What is said of a field besides its schema. */
export interface FieldWords {
  /** Its name for people: above an input, in a stale edit, in the audit log. */
  label: string;
  /** What somebody who fills it in should know. */
  hint?: string;
  /** What a number counts; a size is typed and shown in larger units. */
  unit?: "bytes";
  /** What some of its values mean, by their text (`String(value)`): `{ null: "without limit" }`. */
  words?: Readonly<Record<string, string>>;
  /** Can be written only: it is in no answer, is not shown again in a form, and not recorded. */
  secret?: true;
  from?: readonly Giver[];
  /** Whether an administrator's value stays although a template or a directory gives another. */
  pinnable?: true;
  option?: FieldOption;
}

/** A field of something that the product keeps, said once for forms, commands, the API and the audit log. */
export interface Field<Schema extends z.ZodType = z.ZodType> extends FieldWords {
  schema: Schema;
}

export type Fields = Readonly<Record<string, Field>>;

/** A field: what it accepts, and what is said of it. */
export const field = <Schema extends z.ZodType>(schema: Schema, words: FieldWords): Field<Schema> => ({
  schema,
  ...words,
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

/** The names of the fields that are so. */
export const namesWhere = (fields: Fields, is: (field: Field) => boolean): string[] =>
  Object.entries(fields).flatMap(([name, one]) => (is(one) ? [name] : []));

/** `clientId` for people, where nobody has given it a label: `Client id`. */
const plain = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a field is called; one that is not among these, by its own name. */
export const labelOf = (fields: Fields, name: string): string => fields[name]?.label ?? plain(name);

/** What a value of a field is called, where that has been said. */
export const wordOf = (fields: Fields, name: string, value: unknown): string | undefined =>
  fields[name]?.words?.[String(value)];
