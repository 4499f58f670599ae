import { and, asc, eq, gt, or, type SQL } from "drizzle-orm";
import type { Filter } from "scim2-parse-filter";
import { matcher } from "@/lib/faces/scim/filter";
import type { ListQuery } from "@/lib/faces/scim/list-query";
import type { Found, Listed, Place } from "@/lib/faces/scim/listed";
import type { Document } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { type Candidate, sort, sortKey } from "@/lib/faces/scim/sort-resources";
import { writeCursor } from "@/lib/platform/list/cursor";

/** Resources that are looked at one by one for a filter or an order that has no column; more are `tooMany`. */
const mostLookedAt = 20_000;
const lookedAtOnce = 500;

/** Looks at resource after resource, some hundred at once, and sorts what meets the filter. */
export async function lookedAt<Row extends { id: string }>(
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
