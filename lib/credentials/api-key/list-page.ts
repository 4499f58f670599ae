import { and, asc, desc, eq, gt, isNotNull, isNull, like, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type ApiKeyEntry, entryOf, selectKeys } from "@/lib/credentials/api-key/queries";
import { type Actor, forbidden } from "@/lib/platform/actor";
import { containing } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, apiKey } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const apiKeyOrders = ["created", "name"] as const;

export const apiKeyPageInput = z.strictObject({
  /** Part of the name or of the owner's login. */
  search: z.string().max(320).optional(),
  expired: z.boolean().optional(),
  order: z.enum(apiKeyOrders).default("created"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

/**
 * One page of API keys: for superadmins and the shell those of every administrator, for anybody else one's own. Throws
 * `forbidden` for who can have none, and `invalid-input`.
 */
export async function listApiKeyPage(
  { db, actor }: Context,
  input: z.input<typeof apiKeyPageInput>,
): Promise<Page<ApiKeyEntry>> {
  const { order, descending, cursor, limit, ...filter } = parseInput(apiKeyPageInput, input);
  const way = descending ? desc : asc;
  const rows = await selectKeys(db)
    .where(
      and(...filters(actor, filter), cursor === undefined ? undefined : after(order, descending, cursor)),
    )
    .orderBy(...(order === "name" ? [way(apiKey.name), way(apiKey.id)] : [way(apiKey.id)]))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ id, name }) => [order, order === "name" ? name : "", id]);
  return { ...page, items: page.items.map(entryOf) };
}

/** How many API keys all pages have together, up to `mostCounted + 1`. Throws as `listApiKeyPage`. */
function countApiKeysFound({ db, actor }: Context, input: z.input<typeof apiKeyPageInput>): Promise<number> {
  const where = and(...filters(actor, parseInput(apiKeyPageInput, input)));
  const keys = db
    .select({ id: apiKey.id })
    .from(apiKey)
    .leftJoin(adminAccount, eq(adminAccount.id, apiKey.adminId))
    .where(where);
  return countFound(db, keys);
}

type KeyFilter = Pick<z.output<typeof apiKeyPageInput>, "search" | "expired">;

function filters(actor: Actor, { search, expired }: KeyFilter): (SQL | undefined)[] {
  const part = search ? containing(search) : null;
  return [
    visibleTo(actor),
    part ? or(like(sql`LOWER(${apiKey.name})`, part), like(adminAccount.login, part)) : undefined,
    expired === undefined ? undefined : endedBy(expired, new Date()),
  ];
}

function visibleTo(actor: Actor): SQL | undefined {
  switch (actor.kind) {
    case "superadmin":
    case "cli":
    case "system":
      return isNotNull(apiKey.adminId);
    case "domain-admin":
      return eq(apiKey.adminId, actor.id);
    case "mailbox":
      return eq(apiKey.mailboxId, actor.id);
    default:
      throw forbidden();
  }
}

const endedBy = (expired: boolean, now: Date): SQL | undefined =>
  expired ? lte(apiKey.expiresAt, now) : or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, now));

/** Behind the row that the cursor names; ids are UUIDv7, so they are in the order of creation. */
function after(order: (typeof apiKeyOrders)[number], descending: boolean, cursor: string): SQL | undefined {
  const [, name, id] = readCursor(cursor, z.tuple([z.literal(order), z.string(), z.string()]));
  const beyond = descending ? lt : gt;
  if (order === "created") return beyond(apiKey.id, id);
  return or(beyond(apiKey.name, name), and(eq(apiKey.name, name), beyond(apiKey.id, id)));
}

/** The list of API keys, as a page of the console reads it. */
export const apiKeyList = { orders: apiKeyOrders, page: listApiKeyPage, count: countApiKeysFound };
