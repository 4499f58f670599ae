import { Plus } from "lucide-react";
import Link from "next/link";
import { Button, type ButtonLook } from "@/app/_ui/button";
import { DataTable, type PlainColumn } from "@/app/_ui/data-table";
import { EmptyList, type NextStep } from "@/app/_ui/empty-list";
import { Pager } from "@/app/_ui/list-controls";
import { TimeZoneNote } from "@/app/_ui/time-zone-note";
import { useWords } from "@/app/_words/use-words";
import { narrowedBy, pageLinks, type Query, sortBy } from "@/app/(console)/list-query";
import { words } from "@/lib/words/text";

const listWords = words("console.list", {
  noMatches: "Nothing matches your search.",
  showAll: "Show all",
});

/** A column of a list; its heading sorts by the order that `sort` names. */
export interface ListColumn<Row> extends PlainColumn<Row> {
  sort?: string;
}

export interface ListProps<Row> {
  /** What is listed. */
  label: string;
  /** The page of the list, and what its address says. */
  path: string;
  query: Query;
  page: { items: Row[]; next: string | null };
  columns: ListColumn<Row>[];
  keyOf: (row: Row) => string;
  /** How the list is sorted where its address says nothing about that. */
  order?: string;
  /** What is said where there is nothing at all, and where to begin then. */
  none: string;
  step?: NextStep | null;
  /** Whether its rows say times, whose zone is said below. */
  timed?: boolean;
}

/** One page of a list, with headings that sort it and the ways to its other pages. */
export function List<Row>({
  label,
  path,
  query,
  page,
  columns,
  keyOf,
  order = "",
  timed = false,
  ...nothing
}: ListProps<Row>) {
  return (
    <>
      <DataTable
        label={label}
        columns={columns.map(({ sort, ...column }) => ({
          ...column,
          ...(sort ? { sort: sortBy(path, query, sort, order) } : {}),
        }))}
        rows={page.items}
        keyOf={keyOf}
        empty={<NothingListed path={path} query={query} {...nothing} />}
      />
      {timed && page.items.length > 0 ? <TimeZoneNote /> : null}
      <Pager {...pageLinks(path, query, page.next)} />
    </>
  );
}

/** In the place of an empty list: that nothing fits the filter, and the way to all; or what is missing, and where to begin. */
function NothingListed({
  path,
  query,
  none,
  step = null,
}: Pick<ListProps<never>, "path" | "query" | "none" | "step">) {
  const t = useWords(listWords);
  if (narrowedBy(query) === 0) return <EmptyList step={step}>{none}</EmptyList>;
  return <EmptyList step={{ href: path, label: t("showAll") }}>{t("noMatches")}</EmptyList>;
}

/** The way to the form by which one more is made. */
export const NewLink = ({ href, children, ...look }: ButtonLook & { href: string; children: string }) => (
  <Button look="primary" {...look} asChild>
    <Link href={href}>
      <Plus aria-hidden="true" />
      {children}
    </Link>
  </Button>
);
