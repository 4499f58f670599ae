import { AppError } from "@/lib/platform/errors";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What the address of a list says, each once. */
export type Query = Record<string, string>;

/** The parameters of a list's address, each once, without those left empty (a form sends them all). */
export async function listQuery(params: SearchParams): Promise<Query> {
  const entries = Object.entries(await params).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The address of the same list with other parameters; null takes one away. */
export function listHref(path: string, query: Query, changes: Record<string, string | null>): string {
  const wanted = Object.entries({ ...query, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return wanted.length > 0 ? `${path}?${new URLSearchParams(wanted)}` : path;
}

/** Parameters that narrow nothing: how a list is sorted, and which page of it is shown. */
const harmless = new Set(["order", "direction", "cursor"]);

/** By how many of its parameters a list's address narrows the list. */
export const narrowedBy = (query: Query): number =>
  Object.keys(query).filter((name) => !harmless.has(name)).length;

/** The value if it is one of these; anything else in an address is as good as none. */
export const oneOf = <Value extends string>(
  values: readonly Value[],
  value: string | undefined,
): Value | undefined => values.find((known) => known === value);

/** A heading that sorts by `order`, and the other way round once it does. */
export function sortBy(path: string, query: Query, order: string, standard: string) {
  const current = (query.order ?? standard) === order;
  const descending = current && query.direction === "descending";
  return {
    href: listHref(path, query, {
      order,
      direction: current && !descending ? "descending" : null,
      cursor: null,
    }),
    now: current ? (descending ? ("descending" as const) : ("ascending" as const)) : null,
  };
}

/** Where a list's pages are; a cursor belongs to one order and one filter, so only these two links carry on. */
export const pageLinks = (path: string, query: Query, next: string | null) => ({
  nextHref: next ? listHref(path, query, { cursor: next }) : null,
  firstHref: query.cursor ? listHref(path, query, { cursor: null }) : null,
});

/** The page that a cursor names. A damaged one, or one of another order, gives the first page instead of an error. */
export async function pageAt<Page>(
  cursor: string | undefined,
  load: (cursor: string | undefined) => Promise<Page>,
): Promise<Page> {
  try {
    return await load(cursor);
  } catch (error) {
    if (cursor !== undefined && error instanceof AppError && error.fields.cursor) return load(undefined);
    throw error;
  }
}
