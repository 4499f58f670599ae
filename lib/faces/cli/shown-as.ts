import type { z } from "zod";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";
import { type Text, words } from "@/lib/words/text";

const secretWords = words("cli.secret", { shownOnce: "It won't be shown again." });

type Line = readonly [label: Text | string, value: unknown];

/** How one thing is shown: a line for each part. */
export const asRecord = <Schema extends z.ZodType>(
  schema: Schema,
  lines: (one: z.output<Schema>) => readonly Line[],
) => ({ schema, text: (one: z.output<Schema>) => recordText(lines(one)) });

/** How many are shown: a row for each, below these headings. */
export const asTable = <Schema extends z.ZodType>(
  schema: Schema,
  headings: Parameters<typeof columns>,
  row: (one: z.output<Schema>) => readonly unknown[],
) => ({
  schema,
  text: (all: z.output<Schema>[]) => tableText(columns(...headings), all.map(row)),
});

/** A secret that nobody can ask for again, with the id of what it belongs to. */
export const secretText = (name: Text, secret: string, id: string): string =>
  `${recordText([
    [name, secret],
    [label("id"), id],
  ])}${said(secretWords("shownOnce"))}\n`;
