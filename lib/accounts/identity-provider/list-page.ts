import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider, loginAttempt, mailbox } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";
import { completeProviders, type Provider, selectProviders } from "@/lib/providers/provider/queries";

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
  /** The last that was refused or broke off, and why. */
  lastFailure: SignInFailure | null;
  /** How many were refused or broke off in the last 24 hours. */
  failedLastDay: number;
}

export interface SignInFailure {
  at: Date;
  reason: string | null;
  /** What stands behind it, such as the provider's own words. */
  detail: string | null;
}

const failures = ["rejected", "unavailable"] as const;

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

/** How many providers all pages have together, up to `mostCounted + 1`. Superadmins only. Throws `forbidden`. */
export async function countProvidersFound({ db, actor }: Context): Promise<number> {
  requireSuperadmin(actor);
  return countFound(db, db.select({ id: identityProvider.id }).from(identityProvider));
}

async function withUse(db: Handle, page: Provider[]): Promise<ListedProvider[]> {
  if (page.length === 0) return [];
  const slugs = page.map(({ slug }) => slug);
  const [counted, accepted, failed, last] = await Promise.all([
    countMailboxes(
      db,
      page.map(({ id }) => id),
    ),
    lastAccepted(db, slugs),
    failedLastDay(db, slugs),
    Promise.all(slugs.map((slug) => lastFailure(db, slug))),
  ]);
  return page.map((row, index) => ({
    ...row,
    mailboxes: counted.get(row.id) ?? 0,
    lastAccepted: accepted.get(row.slug) ?? null,
    lastFailure: last[index] ?? null,
    failedLastDay: failed.get(row.slug) ?? 0,
  }));
}

async function countMailboxes(db: Handle, ids: string[]): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ id: mailbox.identityProviderId, count: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(mailbox)
    .where(inArray(mailbox.identityProviderId, ids))
    .groupBy(mailbox.identityProviderId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function lastAccepted(db: Handle, slugs: string[]): Promise<Map<string | null, Date>> {
  const rows = await db
    .select({
      slug: loginAttempt.providerSlug,
      at: sql<Date>`MAX(${loginAttempt.lastAt})`.mapWith(loginAttempt.lastAt),
    })
    .from(loginAttempt)
    .where(and(inArray(loginAttempt.providerSlug, slugs), eq(loginAttempt.result, "accepted")))
    .groupBy(loginAttempt.providerSlug);
  return new Map(rows.map(({ slug, at }) => [slug, at]));
}

const dayMs = 86_400_000;

async function failedLastDay(db: Handle, slugs: string[]): Promise<Map<string | null, number>> {
  const { providerSlug, result, lastAt, count } = loginAttempt;
  const rows = await db
    .select({ slug: providerSlug, failed: sql`SUM(${count})`.mapWith(Number) })
    .from(loginAttempt)
    .where(
      and(inArray(providerSlug, slugs), inArray(result, failures), gt(lastAt, new Date(Date.now() - dayMs))),
    )
    .groupBy(providerSlug);
  return new Map(rows.map(({ slug, failed }) => [slug, failed]));
}

/** One read from the end of the index for each result, however many there are. */
async function lastFailure(db: Handle, slug: string): Promise<SignInFailure | null> {
  const found = await Promise.all(
    failures.map((result) =>
      db
        .select({ at: loginAttempt.lastAt, reason: loginAttempt.reason, detail: loginAttempt.detail })
        .from(loginAttempt)
        .where(and(eq(loginAttempt.providerSlug, slug), eq(loginAttempt.result, result)))
        .orderBy(desc(loginAttempt.lastAt))
        .limit(1),
    ),
  );
  const [newest] = found.flat().sort((a, b) => b.at.getTime() - a.at.getTime());
  return newest ?? null;
}

/** The list of identity providers, as a page of the console reads it. */
export const providerList = { orders: providerOrders, page: listProviderPage, count: countProvidersFound };
