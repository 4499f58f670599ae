import { type Column, getTableColumns, sql } from "drizzle-orm";
import type { MySqlTable } from "drizzle-orm/mysql-core";
import { raw } from "mysql2";
import type { Handle } from "@/lib/db/client";

interface Options {
  /** Leaves rows out that are there already. */
  ignore?: boolean;
  /** Sets these fields of rows that are there already. */
  update?: readonly string[];
}

const columnDefault = raw("DEFAULT");

function cell(column: Column, given: unknown): unknown {
  const value = given === undefined ? column.defaultFn?.() : given;
  if (value === undefined) return columnDefault;
  return value === null ? null : column.mapToDriverValue(value);
}

/**
 * Inserts many rows in one statement, with the mappings and defaults of their columns. The driver writes the values as
 * one list: drizzle's own builder took half the processor time of a first import (measured, 10 000 people).
 */
export async function insertRows<Table extends MySqlTable>(
  db: Handle,
  table: Table,
  rows: readonly Table["$inferInsert"][],
  { ignore = false, update = [] }: Options = {},
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries<Column>(getTableColumns(table));
  const values = rows.map((row) => {
    const given: Record<string, unknown> = row;
    return columns.map(([name, column]) => cell(column, given[name]));
  });
  const names = columns.map(([, column]) => sql.identifier(column.name));
  const updated = columns
    .filter(([name]) => update.includes(name))
    .map(([, column]) => sql.identifier(column.name));
  const assignments = updated.map((name) => sql`${name} = VALUES(${name})`);
  await db.execute(sql`INSERT ${sql.raw(ignore ? "IGNORE" : "")} INTO ${table} (${sql.join(names, sql`, `)})
    VALUES ${sql.param(values)} ${assignments.length > 0 ? sql`ON DUPLICATE KEY UPDATE ${sql.join(assignments, sql`, `)}` : sql.empty()}`);
}
