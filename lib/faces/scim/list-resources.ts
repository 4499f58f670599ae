import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, gt, or, sql } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import type { Filter } from "scim2-parse-filter";
import { z } from "zod";
import { findAttribute } from "@/lib/faces/scim/attribute-path";
import { matcher, parseFilter } from "@/lib/faces/scim/filter";
import type { ListQuery } from "@/lib/faces/scim/list-query";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { project } from "@/lib/faces/scim/projection";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { readCursor, writeCursor } from "@/lib/platform/list/cursor";

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

/** Resources that are looked at one by one for a filter or an order that has no column; more are `tooMany`. */
const mostLookedAt = 20_000;
const lookedAtOnce = 500;

/** The column of an attribute that has one. */
function columnOf<Row extends { id: string }>(listed: Listed<Row>, path: string): IndexedColumn | undefined {
  const name = findAttribute(listed.name, path)
    ?.map((one) => one.name)
    .join(".");
  return name !== undefined && Object.hasOwn(listed.columns, name) ? listed.columns[name] : undefined;
}

/** What of a filter the database can say: `exact` where that is all of it. */
function narrow<Row extends { id: string }>(
  listed: Listed<Row>,
  filter: Filter,
): { where: SQL | undefined; exact: boolean } {
  if (filter.op === "eq" && typeof filter.compValue === "string") {
    const indexed = columnOf(listed, filter.attrPath);
    // Even a binary collation ignores blanks at the end (PAD SPACE).
    const exact = !filter.compValue.endsWith(" ");
    if (indexed?.keyOf) return { where: eq(indexed.column, indexed.keyOf(filter.compValue)), exact };
  }
  if (filter.op === "and" || filter.op === "or") {
    const parts = filter.filters.map((one) => narrow(listed, one));
    const exact = parts.every((part) => part.exact);
    const said = parts.flatMap(({ where }) => where ?? []);
    if (filter.op === "and") return { where: and(...said), exact };
    return said.length === parts.length ? { where: or(...said), exact } : { where: undefined, exact: false };
  }
  return { where: undefined, exact: false };
}

interface Found {
  total: number;
  documents: Document[];
  next: string | null;
}

/** One page of resources, with how many there are in all (RFC 7644, 3.4.2). Throws a `ScimError`. */
export async function listResources<Row extends { id: string }>(
  listed: Listed<Row>,
  visible: SQL | undefined,
  query: ListQuery,
): Promise<Document> {
  const filter = query.filter === null ? null : parseFilter(query.filter);
  const narrowed = filter ? narrow(listed, filter) : { where: undefined, exact: true };
  const sort = sortColumn(listed, query.sortBy);
  const where = and(visible, narrowed.where);
  const place = placeOf(query);
  const found =
    narrowed.exact && sort.exact
      ? await fromDatabase(listed, where, query, place, sort.column)
      : await lookedAt(listed, where, query, place, filter);
  const resources = found.documents.map((document) => project(listed.name, document, query.projection));
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: found.total,
    itemsPerPage: resources.length,
    ...(query.cursor === null ? { startIndex: query.startIndex } : {}),
    ...(query.cursor !== null && found.next !== null ? { nextCursor: found.next } : {}),
    Resources: resources,
  };
}

/** Where a page begins: behind an id where it is in the order of ids, else behind so many. */
interface Place {
  offset: number;
  afterId: string | null;
}

const cursorShape = z.tuple([z.int().min(0), z.string()]);

function placeOf({ cursor, startIndex }: ListQuery): Place {
  if (cursor === null) return { offset: startIndex - 1, afterId: null };
  if (cursor === "") return { offset: 0, afterId: null };
  try {
    const [offset, afterId] = readCursor(cursor, cursorShape);
    return { offset: afterId === "" ? offset : 0, afterId: afterId === "" ? null : afterId };
  } catch {
    throw badRequest("invalidCursor", "The cursor isn't one of ours.");
  }
}

function sortColumn<Row extends { id: string }>(
  listed: Listed<Row>,
  sortBy: string | null,
): { exact: boolean; column: MySqlColumn | null } {
  if (sortBy === null) return { exact: true, column: null };
  const column = columnOf(listed, sortBy)?.column ?? null;
  return { exact: column !== null, column };
}

/** Everything is the database's to find and to sort. */
async function fromDatabase<Row extends { id: string }>(
  listed: Listed<Row>,
  where: SQL | undefined,
  { count, descending, cursor }: ListQuery,
  { offset, afterId }: Place,
  column: MySqlColumn | null,
): Promise<Found> {
  const total = await listed.count(where);
  const way = descending ? desc : asc;
  const order = column ? [way(sql`${column} IS NULL`), way(column), asc(listed.id)] : [asc(listed.id)];
  const after = afterId === null ? undefined : gt(listed.id, afterId);
  const rows = count === 0 ? [] : await listed.rows(and(where, after), order, count + 1, offset);
  const page = rows.slice(0, count);
  const last = page.at(-1)?.id ?? "";
  const place = column ? [offset + page.length, ""] : [0, last];
  const next = cursor !== null && rows.length > count ? writeCursor(place) : null;
  return { total, documents: await listed.show(page), next };
}

interface Candidate {
  id: string;
  key: string;
}

/** Looks at resource after resource, some hundred at once, and sorts what meets the filter. */
async function lookedAt<Row extends { id: string }>(
  listed: Listed<Row>,
  where: SQL | undefined,
  { count, sortBy, descending }: ListQuery,
  { offset, afterId }: Place,
  filter: Filter | null,
): Promise<Found> {
  const meets = filter ? matcher(listed.name, filter) : () => true;
  const keyOf = sortKey(listed.name, sortBy);
  const met: Candidate[] = [];
  let seen = 0;
  for (let last: string | null = null; ; ) {
    const behind: SQL | undefined = last === null ? undefined : gt(listed.id, last);
    const rows = await listed.rows(and(where, behind), [asc(listed.id)], lookedAtOnce, 0);
    seen += rows.length;
    if (seen > mostLookedAt)
      throw badRequest("tooMany", "Too many resources to search. Filter by id, userName or externalId.");
    for (const document of await listed.show(rows))
      if (meets(document)) met.push({ id: String(document.id), key: keyOf(document) });
    if (rows.length < lookedAtOnce) break;
    last = rows.at(-1)?.id ?? null;
  }
  if (sortBy !== null) sort(met, descending);
  const start = afterId === null ? offset : met.findIndex(({ id }) => id > afterId);
  const ids = start < 0 ? [] : met.slice(start, start + count).map(({ id }) => id);
  const documents = await inOrder(listed, where, ids);
  const end = start + ids.length;
  return {
    total: met.length,
    documents,
    next: start >= 0 && end < met.length ? writeCursor([end, ""]) : null,
  };
}

async function inOrder<Row extends { id: string }>(
  listed: Listed<Row>,
  where: SQL | undefined,
  ids: readonly string[],
): Promise<Document[]> {
  if (ids.length === 0) return [];
  const wanted = or(...ids.map((id) => eq(listed.id, id)));
  const rows = await listed.rows(and(where, wanted), [asc(listed.id)], ids.length, 0);
  const shown = new Map((await listed.show(rows)).map((document) => [String(document.id), document]));
  return ids.flatMap((id) => {
    const document = shown.get(id);
    return document ? [document] : [];
  });
}

/** What has no value comes last, or first when descending (RFC 7644, 3.4.2.3). */
function sort(met: Candidate[], descending: boolean): void {
  const way = descending ? -1 : 1;
  met.sort((a, b) => {
    if (a.key === b.key) return a.id < b.id ? -1 : 1;
    if (a.key === "" || b.key === "") return (a.key === "" ? 1 : -1) * way;
    return (a.key < b.key ? -1 : 1) * way;
  });
}

/** What a resource is sorted by: of a list its primary value, else its first. */
function sortKey(resource: ResourceName, sortBy: string | null): (document: Document) => string {
  const path = sortBy === null ? null : findAttribute(resource, sortBy);
  return (document) => {
    let value: unknown = document;
    for (const { name } of path ?? []) {
      value = isDocument(value) ? value[name] : undefined;
      if (Array.isArray(value))
        value = value.find((one) => isDocument(one) && one.primary === true) ?? value[0];
    }
    if (isDocument(value)) value = value.value;
    return path && value !== undefined ? String(value).toLowerCase() : "";
  };
}
