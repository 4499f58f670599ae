import { and, asc, desc, eq, gt, inArray, isNull, like, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type MailboxWithFacts, selectMailboxes } from "@/lib/access/queries";
import { type MailboxFilter, visibleTo } from "@/lib/accounts/mailbox/filter";
import type { Handle } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { domain, identityProvider, mailbox, template } from "@/lib/platform/db/schema";
import type { AdminState, DirectoryState } from "@/lib/platform/db/schema/mailbox";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const mailboxOrders = ["address", "created", "quota", "name"] as const;
export type MailboxOrder = (typeof mailboxOrders)[number];

interface MailboxConditions {
  /** Canonical names; left out: all domains. */
  domains?: readonly string[] | undefined;
  /** Part of the address or of the display name; upper and lower case are the same. */
  search?: string | undefined;
  adminState?: AdminState | undefined;
  directoryState?: DirectoryState | undefined;
  /** `local` or the slug of an identity provider. */
  source?: string | undefined;
  /** The name of a template. */
  template?: string | undefined;
}

export interface MailboxPageOptions extends MailboxConditions {
  order?: MailboxOrder | undefined;
  descending?: boolean | undefined;
  /** `next` of the page before, for the same order. */
  cursor?: string | undefined;
  limit: number;
}

/** The column that each order sorts by; ids are UUIDv7, so they are in the order of creation. Each has an index. */
const columns = {
  address: mailbox.address,
  created: mailbox.id,
  quota: mailbox.quotaBytes,
  name: mailbox.displayName,
};

/** Orders in which no two mailboxes have the same place; the others go on by id. */
const unique: ReadonlySet<MailboxOrder> = new Set(["address", "created"]);

/**
 * One page of mailboxes, filtered, searched and sorted by the database; `next` is null on the last page. A row that is
 * added or removed between two pages moves no other row. Throws `invalid-input` for a cursor that is none.
 */
export async function listMailboxPage(
  db: Handle,
  options: MailboxPageOptions,
): Promise<Page<MailboxWithFacts>> {
  const order = options.order ?? "address";
  const direction = options.descending ? desc : asc;
  const rows = await selectMailboxes(
    db,
    and(...(await filters(db, options)), afterCursor(options, order)),
    unique.has(order) ? [direction(columns[order])] : [direction(columns[order]), direction(mailbox.id)],
    options.limit + 1,
  );
  return pageOf(rows, options.limit, (row) => [order, sortValue(order, row), row.id]);
}

/** How many mailboxes all pages have together. */
export const countMailboxes = async (db: Handle, conditions: MailboxConditions): Promise<number> =>
  db.$count(mailbox, and(...(await filters(db, conditions))));

/** As `countMailboxes`, but stops at `mostCounted + 1`, so that it takes no longer however many there are. */
export async function countMailboxesFound(db: Handle, conditions: MailboxConditions): Promise<number> {
  const where = and(...(await filters(db, conditions)));
  return countFound(db, db.select({ id: mailbox.id }).from(mailbox).where(where));
}

/** Conditions on the mailbox's own columns only, so that one of its indexes can give the order. */
async function filters(db: Handle, options: MailboxConditions): Promise<(SQL | undefined)[]> {
  const { domains, search, adminState, directoryState, source } = options;
  return [
    domains && (await domainIn(db, domains)),
    search === undefined
      ? undefined
      : or(
          like(mailbox.address, containing(search)),
          like(sql`LOWER(${mailbox.displayName})`, containing(search)),
        ),
    adminState && eq(mailbox.adminState, adminState),
    directoryState && eq(mailbox.directoryState, directoryState),
    source === undefined ? undefined : await sourceIs(db, source),
    options.template === undefined ? undefined : await templateIs(db, options.template),
  ];
}

const nothing = sql`FALSE`;

async function domainIn(db: Handle, names: readonly string[]): Promise<SQL> {
  if (names.length === 0) return nothing;
  const rows = await db
    .select({ id: domain.id })
    .from(domain)
    .where(inArray(domain.name, [...names]));
  const ids = rows.map(({ id }) => id);
  return ids.length > 0 ? inArray(mailbox.domainId, ids) : nothing;
}

async function sourceIs(db: Handle, source: string): Promise<SQL> {
  if (source === "local") return isNull(mailbox.identityProviderId);
  const [row] = await db
    .select({ id: identityProvider.id })
    .from(identityProvider)
    .where(eq(identityProvider.slug, source));
  return row ? eq(mailbox.identityProviderId, row.id) : nothing;
}

async function templateIs(db: Handle, name: string): Promise<SQL> {
  const [row] = await db.select({ id: template.id }).from(template).where(eq(template.name, name));
  return row ? eq(mailbox.templateId, row.id) : nothing;
}

const cursorShape = (order: MailboxOrder) =>
  z.tuple([z.literal(order), z.union([z.string(), z.number()]), z.string()]);

const sortValue = (order: MailboxOrder, row: MailboxWithFacts): string | number =>
  ({ address: row.address, created: row.id, quota: row.quotaBytes, name: row.displayName })[order];

function afterCursor({ cursor, descending }: MailboxPageOptions, order: MailboxOrder): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [, value, id] = readCursor(cursor, cursorShape(order));
  const beyond = descending ? lt : gt;
  const column = sql`${columns[order]}`;
  if (unique.has(order)) return beyond(column, value);
  return or(beyond(column, value), and(eq(column, value), beyond(mailbox.id, id)));
}

/** The list of mailboxes, as a page of the console reads it. */
export const mailboxList = {
  orders: mailboxOrders,
  page: (
    { db, actor }: Context,
    { order, descending, cursor, ...filter }: MailboxFilter & Omit<MailboxPageOptions, "limit">,
  ) => listMailboxPage(db, { ...visibleTo(actor, filter), order, descending, cursor, limit: 50 }),
  count: ({ db, actor }: Context, filter: MailboxFilter) => countMailboxesFound(db, visibleTo(actor, filter)),
};
