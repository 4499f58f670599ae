import { and, asc, desc, eq, getTableColumns, gt, inArray, like, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import type { Actor } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { containing, readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityProvider, mailbox, template } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

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

/** The column that each order sorts by, both unique; ids are UUIDv7, so they are in the order of creation. */
const columns = { name: domain.name, created: domain.id };

/**
 * One page of domains with their use, searched and sorted by the database; `next` is null on the last page. Domain
 * admins see their own. Throws `forbidden` and `invalid-input`.
 */
export async function listDomainPage(
  { db, actor }: Context,
  input: z.input<typeof domainPageInput>,
): Promise<Page<DomainDetails>> {
  const { order, descending, cursor, limit, ...filter } = parseInput(domainPageInput, input);
  const column = columns[order];
  const conditions = [
    ...filters(actor, filter),
    cursor === undefined
      ? undefined
      : (descending ? lt : gt)(column, readCursor(cursor, z.tuple([z.literal(order), z.string()]))[1]),
  ];
  const rows = await selectNamed(db)
    .where(and(...conditions))
    .orderBy((descending ? desc : asc)(column))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ id, name }) => [order, order === "name" ? name : id]);
  return { ...page, items: await withUse(db, page.items) };
}

const filters = (
  actor: Actor,
  { search, active }: Pick<z.output<typeof domainPageInput>, "search" | "active">,
) => [
  readableBy(actor, domain.name),
  search ? like(domain.name, containing(search)) : undefined,
  active === undefined ? undefined : eq(domain.active, active),
];

/** How many domains all pages have together, up to `mostCounted + 1`. Throws as `listDomainPage`. */
export function countDomainsFound(
  { db, actor }: Context,
  input: z.input<typeof domainPageInput>,
): Promise<number> {
  const where = and(...filters(actor, parseInput(domainPageInput, input)));
  return countFound(db, db.select({ id: domain.id }).from(domain).where(where));
}

const selectNamed = (db: Handle) =>
  db
    .select({
      ...getTableColumns(domain),
      defaultTemplateName: template.name,
      identityProviderSlug: identityProvider.slug,
    })
    .from(domain)
    .leftJoin(template, eq(template.id, domain.defaultTemplateId))
    .leftJoin(identityProvider, eq(identityProvider.id, domain.identityProviderId));

type NamedDomain = Awaited<ReturnType<typeof selectNamed>>[number];

/** Only the mailboxes of the shown domains are counted: those of all would be read for every page. */
async function withUse(db: Handle, page: NamedDomain[]): Promise<DomainDetails[]> {
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

/** The list of domains, as a page of the console reads it. */
export const domainList = { orders: domainOrders, page: listDomainPage, count: countDomainsFound };
