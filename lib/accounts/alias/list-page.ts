import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { z } from "zod";
import { type Alias, selectAliases } from "@/lib/accounts/alias/queries";
import { type AliasState, aliasStates } from "@/lib/accounts/alias/state";
import type { Handle } from "@/lib/platform/db/client";
import { containing, readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const aliasOrders = ["address", "created", "end"] as const;
export type AliasOrder = (typeof aliasOrders)[number];

export const aliasPageInput = z.strictObject({
  /** Part of the address, of the description, or of the mailbox's address. */
  search: z.string().max(320).optional(),
  /** Canonical name of the domain that the address is in. */
  domain: z.string().max(253).optional(),
  mailboxId: z.uuid().optional(),
  state: z.enum(aliasStates).optional(),
  temporary: z.boolean().optional(),
  order: z.enum(aliasOrders).default("address"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

type Options = z.output<typeof aliasPageInput>;

/** Ids are UUIDv7, so they are in the order of creation. Each order has an index; permanent aliases have the first end. */
const columns = { address: alias.address, created: alias.id, end: alias.expiresAt };

/**
 * One page of aliases, searched and sorted by the database; `next` is null on the last page. Domain admins see those of
 * their domains. Throws `forbidden` and `invalid-input`.
 */
export async function listAliasPage(
  { db, actor }: Context,
  input: z.input<typeof aliasPageInput>,
): Promise<Page<Alias>> {
  const options = parseInput(aliasPageInput, input);
  const { order, limit } = options;
  const direction = options.descending ? desc : asc;
  const sorted =
    order === "end" ? [direction(columns.end), direction(alias.id)] : [direction(columns[order])];
  // The page is cut out of one table first: joined at once, the whole table would be sorted for every page.
  const page = db
    .select({ id: alias.id })
    .from(alias)
    .where(and(inDomains(db, readableBy(actor, domain.name)), ...filters(db, options), afterCursor(options)))
    .orderBy(...sorted)
    .limit(limit + 1)
    .as("page");
  const rows = await selectAliases(db)
    .innerJoin(page, eq(page.id, alias.id))
    .orderBy(...sorted);
  return pageOf(rows, limit, (row) => [order, placeOf(order, row), row.id]);
}

/** How many aliases all pages have together, up to `mostCounted + 1`. Throws as `listAliasPage`. */
export function countAliasesFound(
  { db, actor }: Context,
  input: z.input<typeof aliasPageInput>,
): Promise<number> {
  const options = parseInput(aliasPageInput, input);
  const where = and(inDomains(db, readableBy(actor, domain.name)), ...filters(db, options));
  return countFound(db, db.select({ id: alias.id }).from(alias).where(where));
}

const inDomains = (db: Handle, condition: SQL | undefined): SQL | undefined =>
  condition && inArray(alias.domainId, db.select({ id: domain.id }).from(domain).where(condition));

function filters(db: Handle, options: Options): (SQL | undefined)[] {
  const { search, state, temporary, mailboxId } = options;
  return [
    options.domain === undefined ? undefined : inDomains(db, eq(domain.name, options.domain)),
    mailboxId === undefined ? undefined : eq(alias.mailboxId, mailboxId),
    temporary === undefined ? undefined : (temporary ? isNotNull : isNull)(alias.expiresAt),
    search ? matches(db, containing(search)) : undefined,
    state && stateIs(state),
  ];
}

const matches = (db: Handle, pattern: string): SQL | undefined =>
  or(
    like(alias.address, pattern),
    like(sql`LOWER(${alias.description})`, pattern),
    inArray(
      alias.mailboxId,
      db.select({ id: mailbox.id }).from(mailbox).where(like(mailbox.address, pattern)),
    ),
  );

/** As `aliasState`, for the database. */
function stateIs(state: AliasState): SQL | undefined {
  const now = new Date();
  if (state === "off") return eq(alias.active, false);
  if (state === "expired") return and(eq(alias.active, true), lte(alias.expiresAt, now));
  return and(eq(alias.active, true), or(isNull(alias.expiresAt), gt(alias.expiresAt, now)));
}

/** Moments as milliseconds; 0 stands for no end, which the database sorts first as well. */
const placeOf = (order: AliasOrder, row: Alias): string | number =>
  ({ address: row.address, created: row.id, end: row.expiresAt?.getTime() ?? 0 })[order];

const textPlace = z.tuple([z.enum(["address", "created"]), z.string(), z.string()]);
const endPlace = z.tuple([z.literal("end"), z.int(), z.string()]);

function afterCursor({ cursor, order, descending }: Options): SQL | undefined {
  if (cursor === undefined) return undefined;
  const beyond = descending ? lt : gt;
  if (order === "end") {
    const [, end, id] = readCursor(cursor, endPlace);
    return afterEnd(end, descending, beyond(alias.id, id));
  }
  const [, value] = readCursor(
    cursor,
    textPlace.refine(([its]) => its === order),
  );
  return beyond(columns[order], value);
}

function afterEnd(end: number, descending: boolean, nextId: SQL): SQL | undefined {
  if (end === 0)
    return descending
      ? and(isNull(alias.expiresAt), nextId)
      : or(isNotNull(alias.expiresAt), and(isNull(alias.expiresAt), nextId));
  const moment = new Date(end);
  const beyond = (descending ? lt : gt)(alias.expiresAt, moment);
  const same = and(eq(alias.expiresAt, moment), nextId);
  return descending ? or(beyond, same, isNull(alias.expiresAt)) : or(beyond, same);
}

/** The list of aliases, as a page of the console reads it. */
export const aliasList = { orders: aliasOrders, page: listAliasPage, count: countAliasesFound };
