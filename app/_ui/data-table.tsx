import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyList } from "@/app/_ui/empty-list";

export interface PlainColumn<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** What is seen at once, such as a state: where the table is narrow it stands beside the name, without its heading. */
  beside?: true;
}

export interface Column<Row> extends PlainColumn<Row> {
  /** The column by which the list can be sorted: where the heading leads, and how it is sorted now. */
  sort?: { href: string; now: "ascending" | "descending" | null };
}

interface DataTableProps<Row> {
  /** What the table lists, for people who cannot see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** What is said instead of an empty table. */
  empty: ReactNode;
}

/**
 * A list as a table; its first column names the row. Where there is no room for one, on a phone or where the page is
 * enlarged, a row's other cells stand below its name, each below its heading, and of the headings those are left by which
 * the list can be sorted.
 */
export function DataTable<Row>({ label, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return typeof empty === "string" ? <EmptyList>{empty}</EmptyList> : empty;
  const [first, ...others] = columns;
  const hasBeside = others.some(({ beside }) => beside);
  return (
    // `relative`: what is there for screen readers only would widen the page from outside the part that scrolls.
    <section
      aria-label={label}
      className="@container relative overflow-x-auto rounded-2xl border border-line bg-surface shadow-card"
    >
      <table className="w-full text-left text-sm @max-4xl:block @4xl:@max-5xl:[&_span]:whitespace-normal @4xl:@max-[60rem]:[&_time]:whitespace-normal">
        <thead className="border-b border-line text-muted @max-4xl:block">
          <tr className="@max-4xl:flex @max-4xl:flex-wrap">
            {columns.map((column) => (
              <Heading key={column.title} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line @max-4xl:block">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="hover:bg-sunken has-[details[open]]:align-top @max-4xl:flex @max-4xl:flex-wrap @max-4xl:gap-x-6 @max-4xl:gap-y-2 @max-4xl:px-4 @max-4xl:py-3"
            >
              <th
                scope="row"
                className={hasBeside ? `${nameLook} ${shortNameLook}` : `${nameLook} @max-4xl:basis-full`}
              >
                <Cell>{first?.cell(row)}</Cell>
              </th>
              {others.map((column) => (
                <td
                  key={column.title}
                  data-heading={column.title}
                  className={column.beside ? `${padding} ${besideLook}` : `${padding} ${cellLook}`}
                >
                  <Cell>{column.cell(row)}</Cell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const padding = "px-3 py-3 @5xl:px-4 @max-4xl:p-0";
const nameLook = `${padding} font-medium @4xl:min-w-32`;
/** Leaves a place beside the name that nothing but a state is small enough for. */
const shortNameLook = "@max-4xl:order-1 @max-4xl:grow @max-4xl:basis-[calc(100%-7rem)]";
const besideLook = "@max-4xl:order-2 @max-4xl:max-w-full";
const cellLook =
  "@max-4xl:order-3 @max-4xl:max-w-full @max-4xl:before:block @max-4xl:before:text-xs @max-4xl:before:text-muted " +
  "@max-4xl:before:content-[attr(data-heading)] @max-4xl:has-[>div:empty]:hidden";

/** However long an address or a name is, it pushes no other column out: it is broken where it would be too wide. */
const Cell = ({ children }: { children: ReactNode }) => (
  <div className="min-w-0 max-w-80 wrap-break-word has-[details[open]]:max-w-none">{children}</div>
);

function Heading<Row>({ column: { title, sort } }: { column: Column<Row> }) {
  if (!sort)
    return (
      <th scope="col" className="px-3 py-3 align-bottom font-medium @max-4xl:hidden @5xl:px-4">
        {title}
      </th>
    );
  const Arrow = sort.now === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort.now ?? "none"}
      className="px-3 py-3 align-bottom font-medium @max-4xl:px-4 @max-4xl:py-2.5 @5xl:px-4"
    >
      <Link href={sort.href} className="inline-flex items-center gap-1 hover:text-accent">
        {title}
        {sort.now ? <Arrow aria-hidden="true" className="size-3.5" /> : null}
      </Link>
    </th>
  );
}
