import { writeCursor } from "@/lib/platform/list/cursor";

/** A part of a list; `next` is the cursor of the part after it, null on the last one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/**
 * The page of a list that was read with one row more than `limit`: that row only tells that there is another page.
 * `placeOf` gives the values by which the list is sorted, as its cursor keeps them.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : writeCursor(placeOf(last)) };
}

/** All pages of a list, one after the other, so that the memory is that of one page however long the list is. */
export async function* eachPage<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await load(cursor);
    yield items;
    if (next === null) return;
    cursor = next;
  }
}

/** A whole list at once; for lists that are short by nature. */
export async function allOf<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const items of eachPage(load)) all.push(...items);
  return all;
}
