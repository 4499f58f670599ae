import type { z } from "zod";
import { listOf } from "@/lib/catalogue/list";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { label } from "@/lib/faces/cli/view-words";
import { type Text, words } from "@/lib/words/text";

const secretWords = words("cli.secret", { shownOnce: "It won't be shown again." });

type Name = keyof typeof label.english;

type From<One> = keyof One | ((one: One) => unknown);

/** A part of something: what it is called, and its property or how it is made. A name alone is both. */
type Part<One> = (Name & keyof One) | readonly [called: Name, from: From<One>];

type Line = readonly [label: Text | string, value: unknown];

/** What a part is called, and what it is of one thing. */
function readPart<One>(part: Part<One>): { name: Text; of: (one: One) => unknown } {
  const [called, from]: readonly [Name, From<One>] = typeof part === "object" ? part : [part, part];
  return { name: label(called), of: typeof from === "function" ? from : (one) => one[from] };
}

/** How one thing is shown: a line for each part; a function gives several. */
export const asRecord = <Schema extends z.ZodType>(
  schema: Schema,
  parts: readonly (Part<z.output<Schema>> | ((one: z.output<Schema>) => readonly Line[]))[],
) => ({
  schema,
  text(one: z.output<Schema>) {
    const lines = parts.flatMap((part): readonly Line[] => {
      if (typeof part === "function") return part(one);
      const { name, of } = readPart(part);
      return [[name, of(one)]];
    });
    return recordText(lines);
  },
});

/** Rows below the names of their parts. */
export const tableOf =
  <Row>(parts: readonly Part<Row>[]) =>
  (rows: readonly Row[]): string => {
    const columns = parts.map((part) => readPart(part));
    return tableText(
      columns.map(({ name }) => name),
      rows.map((row) => columns.map(({ of }) => of(row))),
    );
  };

/** How many are shown: a row for each. */
export const asTable = <Schema extends z.ZodType>(
  schema: Schema,
  parts: readonly Part<z.output<Schema>>[],
) => ({
  schema,
  text: tableOf(parts),
});

/** How a page of a list is shown. */
export const asPage = <Item extends z.ZodType>(item: Item, parts: readonly Part<z.output<Item>>[]) => {
  const schema = listOf(item);
  return {
    schema,
    text: ({ items }: z.output<typeof schema>) => tableOf(parts)(items as z.output<Item>[]),
  };
};

/** How a secret is shown that nobody can ask for again, with the id of what it belongs to. */
export const asSecret = <Schema extends z.ZodType<{ id: string }>>(
  schema: Schema,
  secret: Part<z.output<Schema>>,
) => ({
  schema,
  text: (one: z.output<Schema>) =>
    `${asRecord(schema, [secret, ["id", ({ id }) => id]]).text(one)}${said(secretWords("shownOnce"))}\n`,
});
