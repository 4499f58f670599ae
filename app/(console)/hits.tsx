import { Suspense } from "react";
import { getSay } from "@/app/_words/get-words";
import { narrowedBy, type Query } from "@/app/(console)/list-query";
import { derivedText } from "@/lib/words/text";

/** How many rows a list has, as its page says it. */
export interface Hits<Filter> {
  /** How many there are of those that a filter leaves; of all without one. */
  count: (filter: Partial<Filter>) => Promise<number> | number;
  /** What the list is narrowed to; left out: nothing narrows it. */
  filter?: Filter;
  /** The list's own texts, which say it: "43 mailboxes", or "5 of 43 mailboxes". */
  words: { readonly namespace: string; readonly english: { readonly hits: string } };
}

interface HitCountProps<Filter> extends Hits<Filter> {
  /** The page that is shown, and what the list's address says. */
  page: { items: readonly unknown[]; next: string | null };
  query: Query;
}

const Line = ({ children }: { children: string }) => <p className="-my-2 text-sm text-muted">{children}</p>;

/** Counts the rows of a list, unless there is none at all; those that are all on the page already are not counted again. */
async function Counted<Filter>({ page, query, count, filter, words }: HitCountProps<Filter>) {
  const isWhole = page.next === null && query.cursor === undefined;
  const isNarrowed = narrowedBy(query) > 0;
  if (isWhole && !isNarrowed && page.items.length === 0) return null;
  const [found, all] = await Promise.all([
    isWhole ? page.items.length : count(filter ?? {}),
    isNarrowed ? count({}) : 0,
  ]);
  const values = isNarrowed ? { narrowed: "yes", found, all } : { narrowed: "no", found, all: found };
  const hits = derivedText(words.namespace, "hits", words.english.hits);
  return <Line>{(await getSay())({ ...hits, values })}</Line>;
}

/** How many rows a list has. The list does not wait for it. */
export const HitCount = <Filter,>(props: HitCountProps<Filter>) => (
  <Suspense fallback={<Line>…</Line>}>
    <Counted {...props} />
  </Suspense>
);
