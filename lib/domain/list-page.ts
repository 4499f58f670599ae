import { and, asc, desc, eq, gt, inArray, like, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { readableDomains } from "@/lib/actor";
import { readCursor, writeCursor } from "@/lib/cursor";
import type { Handle } from "@/lib/db/client";
import type { Context } from "@/lib/db/context";
import { domain, mailbox } from "@/lib/db/schema";
import type { Domain } from "@/lib/domain/queries";
import { parseInput } from "@/lib/parse-input";

export const domainOrders = ["name", "created"] as const;

export const domainPageInput = z.strictObject({
  /** Part of the name. */
  search: z.string().max(253).optional(),
  active: z.boolean().optional(),
  order: z.enum(domainOrders).default("name"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

/** `givenQuotaBytes`: the sum of the mailboxes' quotas in bytes; unlimited ones count as 0. */
export interface ListedDomain extends Domain {
  mailboxes: number;
  givenQuotaBytes: number;
}

/** The column that each order sorts by, both unique; ids are UUIDv7, so they are in the order of creation. */
const columns = { name: domain.name, created: domain.id };

/**
 * One page of domains with their use, searched and sorted by the database; `next` is null on the last page. Domain
 * admins see their own. Throws `forbidden` and `invalid-input`.
 */
export async function listDomainPage(
  { db, actor }: Context,
  input: z.input<typeof domainPageInput>,
): Promise<{ items: ListedDomain[]; next: string | null }> {
  const { search, active, order, descending, cursor, limit } = parseInput(domainPageInput, input);
  const own = readableDomains(actor);
  const column = columns[order];
  const conditions = [
    own === null ? undefined : own.length > 0 ? inArray(domain.name, [...own]) : sql`FALSE`,
    search ? like(domain.name, containing(search)) : undefined,
    active === undefined ? undefined : eq(domain.active, active),
    cursor === undefined
      ? undefined
      : (descending ? lt : gt)(column, readCursor(cursor, z.tuple([z.literal(order), z.string()]))[1]),
  ];
  const rows = await db
    .select()
    .from(domain)
    .where(and(...conditions))
    .orderBy((descending ? desc : asc)(column))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? writeCursor([order, order === "name" ? last.name : last.id]) : null;
  return { items: await withUse(db, page), next };
}

const containing = (text: string) =>
  `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;

/** Only the mailboxes of the shown domains are counted: those of all would be read for every page. */
async function withUse(db: Handle, page: Domain[]): Promise<ListedDomain[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const used = await db
    .select({
      id: mailbox.domainId,
      mailboxes: sql<number>`COUNT(*)`.mapWith(Number),
      givenQuotaBytes: sql<number>`SUM(${mailbox.quotaBytes})`.mapWith(Number),
    })
    .from(mailbox)
    .where(inArray(mailbox.domainId, ids))
    .groupBy(mailbox.domainId);
  const byId = new Map(used.map(({ id, ...use }) => [id, use]));
  return page.map((row) => ({ ...row, ...(byId.get(row.id) ?? { mailboxes: 0, givenQuotaBytes: 0 }) }));
}
