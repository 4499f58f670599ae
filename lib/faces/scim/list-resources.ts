import { and, asc, desc, gt, type SQL, sql } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import { z } from "zod";
import { parseFilter } from "@/lib/faces/scim/filter";
import type { ListQuery } from "@/lib/faces/scim/list-query";
import { columnOf, type Found, type Listed, type Place } from "@/lib/faces/scim/listed";
import { lookedAt } from "@/lib/faces/scim/look-through";
import { narrow } from "@/lib/faces/scim/narrow-filter";
import { project } from "@/lib/faces/scim/projection";
import type { Document } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { readCursor, writeCursor } from "@/lib/platform/list/cursor";

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
