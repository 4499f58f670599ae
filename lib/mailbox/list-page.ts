import { and, asc, desc, eq, gt, inArray, isNull, like, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Handle } from "@/lib/db/client";
import { domain, identityProvider, mailbox, template } from "@/lib/db/schema";
import type { AdminState } from "@/lib/db/schema/mailbox";
import { AppError } from "@/lib/errors";
import { type MailboxWithFacts, selectMailboxes } from "@/lib/mailbox/queries";

export const mailboxOrders = ["address", "created", "quota", "name"] as const;
export type MailboxOrder = (typeof mailboxOrders)[number];

export interface MailboxPageOptions {
  /** Canonical names; left out: all domains. */
  domains?: readonly string[] | undefined;
  /** Part of the address or of the display name; upper and lower case are the same. */
  search?: string | undefined;
  adminState?: AdminState | undefined;
  /** `local` or the slug of an identity provider. */
  source?: string | undefined;
  /** The name of a template. */
  template?: string | undefined;
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

/**
 * One page of mailboxes, filtered, searched and sorted by the database; `next` is null on the last page. A row that is
 * added or removed between two pages moves no other row. Throws `invalid-input` for a cursor that is none.
 */
export async function listMailboxPage(
  db: Handle,
  options: MailboxPageOptions,
): Promise<{ items: MailboxWithFacts[]; next: string | null }> {
  const order = options.order ?? "address";
  const direction = options.descending ? desc : asc;
  const rows = await selectMailboxes(
    db,
    and(...filters(options), afterCursor(options, order)),
    [direction(columns[order]), direction(mailbox.id)],
    options.limit + 1,
  );
  const items = rows.slice(0, options.limit);
  const last = rows.length > options.limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(order, last) : null };
}

function filters(options: MailboxPageOptions): (SQL | undefined)[] {
  const { domains, search, adminState, source } = options;
  return [
    domains && (domains.length > 0 ? inArray(domain.name, [...domains]) : sql`FALSE`),
    search === undefined
      ? undefined
      : or(
          like(mailbox.address, containing(search)),
          like(sql`LOWER(${mailbox.displayName})`, containing(search)),
        ),
    adminState && eq(mailbox.adminState, adminState),
    source === undefined ? undefined : sourceIs(source),
    options.template === undefined ? undefined : eq(template.name, options.template),
  ];
}

const sourceIs = (source: string): SQL =>
  source === "local" ? isNull(mailbox.identityProviderId) : eq(identityProvider.slug, source);

const containing = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

const cursorShape = z.tuple([z.enum(mailboxOrders), z.union([z.string(), z.number()]), z.string()]);

function cursorOf(order: MailboxOrder, row: MailboxWithFacts): string {
  const value = { address: row.address, created: row.id, quota: row.quotaBytes, name: row.displayName }[
    order
  ];
  return Buffer.from(JSON.stringify([order, value, row.id])).toString("base64url");
}

const wrongCursor = (cause?: unknown) =>
  new AppError("invalid-input", "cursor: must be `next` of a page in the same order", {
    cause,
    fields: { cursor: "must be `next` of a page in the same order" },
  });

function readCursor(text: string): z.output<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch (cause) {
    throw wrongCursor(cause);
  }
}

function afterCursor({ cursor, descending }: MailboxPageOptions, order: MailboxOrder): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [cursorOrder, value, id] = readCursor(cursor);
  if (cursorOrder !== order) throw wrongCursor();
  const beyond = descending ? lt : gt;
  const column = sql`${columns[order]}`;
  return or(beyond(column, value), and(eq(column, value), beyond(mailbox.id, id)));
}
