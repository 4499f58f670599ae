import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AnyMySqlColumn } from "drizzle-orm/mysql-core";
import { type Actor, readableDomains } from "@/lib/platform/actor";

/** A filter that may be left out. */
export const equal = (column: AnyMySqlColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

/**
 * One of these values, at least one. As drizzle's `inArray`, but the driver writes the list, so that a thousand values
 * cost next to nothing.
 */
export const oneOf = (column: AnyMySqlColumn, values: readonly string[]): SQL =>
  sql`${column} IN (${sql.param(values)})`;

/** Only the rows whose domain the actor may read. Throws `forbidden` for who administers nothing. */
export function readableBy(actor: Actor, domainName: AnyMySqlColumn): SQL | undefined {
  const domains = readableDomains(actor);
  if (domains === null) return undefined;
  return domains.length > 0 ? inArray(domainName, [...domains]) : sql`FALSE`;
}

/** Contains this text, upper or lower case, with SQL's wildcards taken as they are. */
export const containing = (text: string): string =>
  `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;
