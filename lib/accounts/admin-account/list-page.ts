import { and, asc, desc, eq, gt, inArray, like, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { shownAdmin } from "@/lib/accounts/admin-account/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { containing, equal } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, adminDomain, domain } from "@/lib/platform/db/schema";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const adminOrders = ["login", "created"] as const;

export const adminPageInput = z.strictObject({
  /** Part of the login or the name. */
  search: z.string().max(320).optional(),
  role: z.enum(adminRoles).optional(),
  active: z.boolean().optional(),
  order: z.enum(adminOrders).default("login"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

/** The column that each order sorts by, both unique; ids are UUIDv7, so they are in the order of creation. */
const columns = { login: adminAccount.login, created: adminAccount.id };

/** One page of administrators, searched and sorted by the database; for superadmins. Throws `forbidden`, `invalid-input`. */
export async function listAdminPage(
  { db, actor }: Context,
  input: z.input<typeof adminPageInput>,
): Promise<Page<ListedAdmin>> {
  requireSuperadmin(actor);
  const { order, descending, cursor, limit, ...filter } = parseInput(adminPageInput, input);
  const column = columns[order];
  const rows = await selectAdmins(db)
    .where(
      and(
        ...filters(filter),
        cursor === undefined
          ? undefined
          : (descending ? lt : gt)(column, readCursor(cursor, z.tuple([z.literal(order), z.string()]))[1]),
      ),
    )
    .orderBy((descending ? desc : asc)(column))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ id, login }) => [order, order === "login" ? login : id]);
  return { ...page, items: await withDomains(db, page.items) };
}

/** How many administrators all pages have together, up to `mostCounted + 1`. Throws as `listAdminPage`. */
export async function countAdminsFound(
  { db, actor }: Context,
  input: z.input<typeof adminPageInput>,
): Promise<number> {
  requireSuperadmin(actor);
  const where = and(...filters(parseInput(adminPageInput, input)));
  return countFound(db, db.select({ id: adminAccount.id }).from(adminAccount).where(where));
}

type AdminFilter = Pick<z.output<typeof adminPageInput>, "search" | "role" | "active">;

function filters({ search, role, active }: AdminFilter): (SQL | undefined)[] {
  const part = search ? containing(search) : null;
  return [
    part ? or(like(adminAccount.login, part), like(lowerName, part)) : undefined,
    equal(adminAccount.role, role),
    active === undefined ? undefined : eq(adminAccount.active, active),
  ];
}

/** Names keep their capitals, and the columns' collation tells them apart. */
const lowerName = sql`LOWER(${adminAccount.displayName})`;

const selectAdmins = (db: Handle) => db.select(shownAdmin).from(adminAccount).$dynamic();

type AdminRow = Awaited<ReturnType<typeof selectAdmins>>[number];
/** An administrator with the names of its domains; a superadmin, who administers all, has none to list. */
export type ListedAdmin = AdminRow & { domains: string[] };

async function withDomains(db: Handle, admins: AdminRow[]): Promise<ListedAdmin[]> {
  if (admins.length === 0) return [];
  const ids = admins.map(({ id }) => id);
  const rows = await db
    .select({ adminId: adminDomain.adminId, name: domain.name })
    .from(adminDomain)
    .innerJoin(domain, eq(domain.id, adminDomain.domainId))
    .where(inArray(adminDomain.adminId, ids))
    .orderBy(asc(domain.name));
  return admins.map((admin) => ({
    ...admin,
    domains: rows.filter(({ adminId }) => adminId === admin.id).map(({ name }) => name),
  }));
}

/** The list of administrators, as a page of the console reads it. */
export const adminList = { orders: adminOrders, page: listAdminPage, count: countAdminsFound };
