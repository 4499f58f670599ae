import { and, asc, desc, eq, gt, like, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Template } from "@/lib/accounts/template/queries";
import { type TemplateUse, templateUse } from "@/lib/accounts/template/use";
import type { Context } from "@/lib/platform/db/context";
import { template } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";

export const templateOrders = ["name", "created", "quota"] as const;
type TemplateOrder = (typeof templateOrders)[number];

export const templatePageInput = z.strictObject({
  /** Part of the name; upper and lower case are the same. */
  search: z.string().max(100).optional(),
  order: z.enum(templateOrders).default("name"),
  descending: z.boolean().default(false),
  /** `next` of the page before, for the same order. */
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

export type ListedTemplate = Template & TemplateUse;

/** The column that each order sorts by; ids are UUIDv7, so they are in the order of creation. */
const columns = { name: template.name, created: template.id, quota: template.quotaBytes };

/**
 * One page of templates with their use, searched and sorted by the database; `next` is null on the last page. Domain
 * admins see every template (each may be given in their domains), but only their own use. Throws `forbidden` and
 * `invalid-input`.
 */
export async function listTemplatePage(
  { db, actor }: Context,
  input: z.input<typeof templatePageInput>,
): Promise<Page<ListedTemplate>> {
  const { search, order, descending, cursor, limit } = parseInput(templatePageInput, input);
  const direction = descending ? desc : asc;
  const rows = await db
    .select()
    .from(template)
    .where(and(named(search), cursor === undefined ? undefined : after(cursor, order, descending)))
    .orderBy(direction(columns[order]), direction(template.id))
    .limit(limit + 1);
  const { items, next } = pageOf(rows, limit, ({ id, name, quotaBytes }) => [
    order,
    { name, created: id, quota: quotaBytes }[order],
    id,
  ]);
  const use = await templateUse(
    { db, actor },
    items.map(({ id }) => id),
  );
  return { items: items.map((row) => ({ ...row, ...use(row.id) })), next };
}

/** How many templates all pages have together, up to `mostCounted + 1`. Throws as `listTemplatePage`. */
export function countTemplatesFound(
  { db }: Context,
  input: z.input<typeof templatePageInput>,
): Promise<number> {
  const { search } = parseInput(templatePageInput, input);
  return countFound(db, db.select({ id: template.id }).from(template).where(named(search)));
}

const named = (search: string | undefined): SQL | undefined =>
  search ? like(sql`LOWER(${template.name})`, containing(search)) : undefined;

const containing = (text: string) =>
  `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")}%`;

/** The rows beyond a cursor; equal values go on by id. */
function after(cursor: string, order: TemplateOrder, descending: boolean): SQL | undefined {
  const value = order === "quota" ? z.number() : z.string();
  const [, last, id] = readCursor(cursor, z.tuple([z.literal(order), value, z.string()]));
  const beyond = descending ? lt : gt;
  const column = sql`${columns[order]}`;
  return or(beyond(column, last), and(eq(column, last), beyond(template.id, id)));
}

/** The list of templates, as a page of the console reads it. */
export const templateList = { orders: templateOrders, page: listTemplatePage, count: countTemplatesFound };
