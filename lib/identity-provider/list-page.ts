import { asc, desc, gt, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import { readCursor } from "@/lib/cursor";
import type { Handle } from "@/lib/db/client";
import type { Context } from "@/lib/db/context";
import { identityProvider, loginAttempt, mailbox } from "@/lib/db/schema";
import { completeProviders, type Provider, selectProviders } from "@/lib/identity-provider/queries";
import { type Page, pageOf } from "@/lib/page";
import { parseInput } from "@/lib/parse-input";

export const providerOrders = ["slug", "created"] as const;

export const providerPageInput = z.strictObject({
  order: z.enum(providerOrders).default("slug"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

/** A provider with its use. The sign-ins are those that the log of logins still knows. */
export interface ListedProvider extends Provider {
  mailboxes: number;
  lastAccepted: Date | null;
  /** The last that was refused or broke off. */
  lastFailed: Date | null;
}

/** The column that each order sorts by, both unique; ids are UUIDv7, so they are in the order of creation. */
const columns = { slug: identityProvider.slug, created: identityProvider.id };

/**
 * One page of providers with their use, without their secrets; `next` is null on the last page. Superadmins only.
 * Throws `forbidden` and `invalid-input`.
 */
export async function listProviderPage(
  { db, actor }: Context,
  input: z.input<typeof providerPageInput>,
): Promise<Page<ListedProvider>> {
  requireSuperadmin(actor);
  const { order, descending, cursor, limit } = parseInput(providerPageInput, input);
  const column = columns[order];
  const rows = await selectProviders(db)
    .where(
      cursor === undefined
        ? undefined
        : (descending ? lt : gt)(column, readCursor(cursor, z.tuple([z.literal(order), z.string()]))[1]),
    )
    .orderBy((descending ? desc : asc)(column))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ id, slug }) => [order, order === "slug" ? slug : id]);
  return { ...page, items: await withUse(db, await completeProviders(db, page.items)) };
}

async function withUse(db: Handle, page: Provider[]): Promise<ListedProvider[]> {
  if (page.length === 0) return [];
  const [counted, signIns] = await Promise.all([
    countMailboxes(
      db,
      page.map(({ id }) => id),
    ),
    lastSignIns(
      db,
      page.map(({ slug }) => slug),
    ),
  ]);
  return page.map((row) => {
    const own = signIns.filter(({ slug }) => slug === row.slug);
    const last = (accepted: boolean) =>
      own.filter(({ result }) => (result === "accepted") === accepted).map(({ at }) => at.getTime());
    const newest = (times: number[]) => (times.length > 0 ? new Date(Math.max(...times)) : null);
    return {
      ...row,
      mailboxes: counted.get(row.id) ?? 0,
      lastAccepted: newest(last(true)),
      lastFailed: newest(last(false)),
    };
  });
}

async function countMailboxes(db: Handle, ids: string[]): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ id: mailbox.identityProviderId, count: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(mailbox)
    .where(inArray(mailbox.identityProviderId, ids))
    .groupBy(mailbox.identityProviderId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

const lastSignIns = (db: Handle, slugs: string[]) =>
  db
    .select({
      slug: loginAttempt.providerSlug,
      result: loginAttempt.result,
      at: sql<Date>`MAX(${loginAttempt.lastAt})`.mapWith(loginAttempt.lastAt),
    })
    .from(loginAttempt)
    .where(inArray(loginAttempt.providerSlug, slugs))
    .groupBy(loginAttempt.providerSlug, loginAttempt.result);
