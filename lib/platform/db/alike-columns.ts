import { type Column, type SQL, sql } from "drizzle-orm";
import type { Columns, SelectedRow } from "@/lib/platform/db/select-rows";

/** Between two values, none of which has it. */
const separator = "\u001f";

/** Most combinations that are remembered. */
const mostKnown = 5_000;

/** Columns that many rows have alike, as one cell. */
export interface AlikeColumns<Selected extends Columns> {
  cell: SQL<string>;
  /** The values from a cell; those of equal cells are one object, which must not be changed. */
  read(cell: string): Readonly<SelectedRow<Selected>>;
}

/**
 * Columns of flags, numbers, keys and lists of names that most rows have alike, such as what a template gives. Each cell of a row costs the driver
 * more than is done with most of them, so these come as one text, and each combination is read once. Not for free text: an empty
 * one is taken for none.
 */
export function alikeColumns<Selected extends Columns>(columns: Selected): AlikeColumns<Selected> {
  const parts = Object.entries<Column>(columns);
  // CONCAT_WS leaves NULL out.
  const texts = parts.map(([, column]) => (column.notNull ? sql`${column}` : sql`IFNULL(${column}, '')`));
  const known = new Map<string, Readonly<SelectedRow<Selected>>>();
  const readNew = (cell: string) => {
    const values = cell.split(separator);
    const entries = parts.map(([name, column], at) => [name, readPart(column, values[at] ?? "")]);
    return Object.fromEntries(entries) as SelectedRow<Selected>;
  };
  return {
    cell: sql<string>`CONCAT_WS(CHAR(31 USING utf8mb4), ${sql.join(texts, sql`, `)})`,
    read(cell) {
      const before = known.get(cell);
      if (before) return before;
      const row = readNew(cell);
      if (known.size >= mostKnown) known.clear();
      known.set(cell, row);
      return row;
    },
  };
}

/** A value from its text, as the driver gives it to the column. */
function readPart(column: Column, text: string): unknown {
  if (text === "" && !column.notNull) return null;
  if (column.dataType === "boolean") return text === "1";
  return column.mapFromDriverValue(column.dataType === "number" ? Number(text) : text);
}
