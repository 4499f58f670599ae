import { Suspense } from "react";
import { getSay } from "@/app/_words/get-words";
import { narrowedBy, type Query } from "@/app/(console)/list-query";
import type { Text } from "@/lib/words/text";

/** Those that are asked for, or all without any filter. */
type Which = "found" | "all";

interface HitCountProps {
  /** The page that is shown, and what the list's address says. */
  page: { items: readonly unknown[]; next: string | null };
  query: Query;
  /** How many there are of those that are asked for, or of all. */
  count: (which: Which) => Promise<number>;
  /** "43 mailboxes", or "5 of 43 mailboxes". */
  text: (which: Which, hits: { found: number; all: number }) => Text;
}

/** Counts the rows of a list; those that are all on the page already are not counted again. */
async function Counted({ page, query, count, text }: HitCountProps) {
  const isWhole = page.next === null && query.cursor === undefined;
  const isNarrowed = narrowedBy(query) > 0;
  const [found, all] = await Promise.all([
    isWhole ? page.items.length : count("found"),
    isNarrowed ? count("all") : 0,
  ]);
  return (await getSay())(text(isNarrowed ? "found" : "all", { found, all: isNarrowed ? all : found }));
}

/** How many rows a list has. The list does not wait for it. */
export const HitCount = (props: HitCountProps) => (
  <Suspense fallback="…">
    <Counted {...props} />
  </Suspense>
);
