import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyList } from "@/app/_ui/empty-list";

export interface PlainColumn<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
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

/** A list as a table that scrolls sideways on narrow screens; its first column names the row. */
export function DataTable<Row>({ label, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return typeof empty === "string" ? <EmptyList>{empty}</EmptyList> : empty;
  const [first, ...others] = columns;
  return (
    // `relative`: what is there for screen readers only would widen the page from outside the part that scrolls.
    <section
      aria-label={label}
      className="relative overflow-x-auto rounded-2xl border border-line bg-surface shadow-card"
    >
      <table className="w-full min-w-3xl text-left text-sm">
        <thead className="border-b border-line text-muted">
          <tr>
            {columns.map((column) => (
              <Heading key={column.title} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="hover:bg-sunken has-[details[open]]:align-top">
              <th scope="row" className="px-4 py-3 font-medium">
                <Cell>{first?.cell(row)}</Cell>
              </th>
              {others.map((column) => (
                <td key={column.title} className="px-4 py-3">
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

/** However long an address or a name is, it pushes no other column out: it is broken where it would be too wide. */
const Cell = ({ children }: { children: ReactNode }) => (
  <div className="max-w-80 wrap-break-word has-[details[open]]:max-w-none">{children}</div>
);

function Heading<Row>({ column: { title, sort } }: { column: Column<Row> }) {
  if (!sort)
    return (
      <th scope="col" className="px-4 py-3 font-medium whitespace-nowrap">
        {title}
      </th>
    );
  const Arrow = sort.now === "descending" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={sort.now ?? "none"} className="px-4 py-3 font-medium whitespace-nowrap">
      <Link href={sort.href} className="inline-flex items-center gap-1 hover:text-accent">
        {title}
        {sort.now ? <Arrow aria-hidden="true" className="size-3.5" /> : null}
      </Link>
    </th>
  );
}
