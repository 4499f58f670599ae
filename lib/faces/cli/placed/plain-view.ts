import { z } from "zod";
import type { Shown } from "@/lib/faces/cli/answer";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { isObject } from "@/lib/platform/input/is-object";
import { plainName, verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const viewWords = words("cli.placed.view", { done: "Done." });

/** Of a list, each with its parts beside each other. */
const plainItem = (item: unknown): unknown => (isObject(item) ? Object.values(item).join(" ") : item);

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainItem);
  return isObject(value) ? JSON.stringify(value) : value;
}

const rowOf = z.record(z.string(), z.unknown());

/** An output as the API has it, a line for each part. */
export const plainView = (schema: z.ZodType): Shown<z.ZodType> => ({
  schema,
  text: (output) =>
    recordText(
      Object.entries(rowOf.parse(output)).map(([name, value]) => [plainName(name), plainValue(value)]),
    ),
});

/** A list of them as a table. */
export const plainList = (item: z.ZodType) => ({
  schema: item,
  text(items: unknown[]) {
    const names = Object.keys(item instanceof z.ZodObject ? item.shape : rowOf.parse(items[0] ?? {}));
    const rows = items.map((one) => new Map(Object.entries(rowOf.parse(one))));
    const header = names.map((name) => verbatim(name.replace(/[A-Z]/g, " $&")));
    return tableText(
      header,
      rows.map((row) => names.map((name) => plainValue(row.get(name)))),
    );
  },
});

/** Of what answers nothing. */
export const doneView: Shown<z.ZodType> = {
  schema: z.unknown(),
  text: () => `${said(viewWords("done"))}\n`,
  document: () => ({}),
};
