import { and, eq, or, type SQL } from "drizzle-orm";
import type { Filter } from "scim2-parse-filter";
import { columnOf, type Listed } from "@/lib/faces/scim/listed";

/** What of a filter the database can say: `exact` where that is all of it. */
export function narrow<Row extends { id: string }>(
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
