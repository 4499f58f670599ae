import { Column, type SQL, sql } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import type { Handle } from "@/lib/platform/db/client";

export type Columns = Record<string, MySqlColumn>;

/** A row with the values of these columns, by their names here. */
export type SelectedRow<Selected extends Columns> = {
  [Name in keyof Selected]: Value<Selected[Name]["_"]>;
};
type Value<Of extends { data: unknown; notNull: boolean }> = Of["notNull"] extends true
  ? Of["data"]
  : Of["data"] | null;

/** What most columns inherit: the driver's value as it is. */
const asItIs = Column.prototype.mapFromDriverValue;

/**
 * Reads these columns of many rows, and `texts` that SQL makes of them; `rest` is the statement from FROM on. For joins that keep the rows of every table in
 * it. Drizzle's own mapping asks of each cell what kind of column it is of, which for a page of a thousand wide rows is more
 * work than what is done with them; here the driver's row stays, and only cells whose column has a mapping are written anew.
 */
export async function selectRows<Selected extends Columns, Text extends string = never>(
  db: Handle,
  columns: Selected,
  rest: SQL,
  texts?: Record<Text, SQL<string>>,
): Promise<(SelectedRow<Selected> & Record<Text, string>)[]> {
  const named = Object.entries<Column | SQL>({ ...columns, ...texts }).map(
    ([name, column]) => sql`${column} AS ${sql.identifier(name)}`,
  );
  const answer: unknown = await db.execute(sql`SELECT ${sql.join(named, sql`, `)} ${rest}`);
  const [rows] = answer as [Record<string, unknown>[]];
  const mapped = Object.entries<Column>(columns).filter(([, column]) => column.mapFromDriverValue !== asItIs);
  for (const row of rows)
    for (const [name, column] of mapped)
      if (row[name] !== null) row[name] = column.mapFromDriverValue(row[name]);
  return rows as (SelectedRow<Selected> & Record<Text, string>)[];
}
