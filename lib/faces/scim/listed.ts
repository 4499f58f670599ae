import type { SQL } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import { findAttribute } from "@/lib/faces/scim/attribute-path";
import type { ResourceName } from "@/lib/faces/scim/meta";
import type { Document } from "@/lib/faces/scim/read-attributes";

interface IndexedColumn {
  column: MySqlColumn;
  /** What it holds of a text; left out: it is only sorted by. */
  keyOf?(text: string): string;
}

/** Resources of one type, as far as their lists are made of them. */
export interface Listed<Row extends { id: string }> {
  name: ResourceName;
  id: MySqlColumn;
  /** Attributes that have a column of their own: by these it is searched, and sorted, in the database. */
  columns: Readonly<Record<string, IndexedColumn>>;
  count(where: SQL | undefined): Promise<number>;
  rows(where: SQL | undefined, order: SQL[], limit: number, offset: number): Promise<Row[]>;
  show(rows: readonly Row[]): Promise<Document[]>;
}

/** The column of an attribute that has one. */
export function columnOf<Row extends { id: string }>(
  listed: Listed<Row>,
  path: string,
): IndexedColumn | undefined {
  const name = findAttribute(listed.name, path)
    ?.map((one) => one.name)
    .join(".");
  return name !== undefined && Object.hasOwn(listed.columns, name) ? listed.columns[name] : undefined;
}

/** What a list has found. */
export interface Found {
  total: number;
  documents: Document[];
  next: string | null;
}

/** Where a page begins: behind an id where it is in the order of ids, else behind so many. */
export interface Place {
  offset: number;
  afterId: string | null;
}
