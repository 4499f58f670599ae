import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AnyMySqlColumn } from "drizzle-orm/mysql-core";
import { z } from "zod";
import { type Actor, readableDomains } from "@/lib/actor";
import { auditActions } from "@/lib/audit/actions";
import { readCursor, writeCursor } from "@/lib/cursor";
import type { Context } from "@/lib/db/context";
import { auditEvent } from "@/lib/db/schema";
import { type ExportFormat, exportRows } from "@/lib/export-rows";
import { parseInput } from "@/lib/parse-input";

/** What the audit trail can be narrowed to. */
export const auditFilter = {
  action: z.enum(auditActions).optional(),
  actorKind: z.string().min(1).max(32).optional(),
  actorId: z.string().min(1).max(36).optional(),
  subjectKind: z.string().min(1).max(32).optional(),
  subjectId: z.string().min(1).max(64).optional(),
  /** Exactly this name or address. */
  subject: z.string().min(1).max(320).optional(),
  domain: z.string().min(1).max(253).toLowerCase().optional(),
  from: z.date().optional(),
  /** Not included. */
  to: z.date().optional(),
};

const filterInput = z.strictObject(auditFilter);
export type AuditFilter = z.output<typeof filterInput>;

export const auditPageInput = filterInput.extend({
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});

export type AuditEvent = typeof auditEvent.$inferSelect;

/**
 * One page of the audit trail, newest first, each event with its values before and after; `next` is null on the last
 * page. Domain admins see the events of their domains. Throws `forbidden` and `invalid-input`.
 */
export async function listAuditEvents(
  context: Context,
  input: z.input<typeof auditPageInput>,
): Promise<{ items: AuditEvent[]; next: string | null }> {
  const { cursor, limit, ...filter } = parseInput(auditPageInput, input);
  const rows = await context.db
    .select()
    .from(auditEvent)
    .where(and(visibleTo(context.actor), ...conditions(filter), beforeCursor(cursor)))
    .orderBy(desc(auditEvent.sequence))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor([last.sequence]) : null };
}

function visibleTo(actor: Actor): SQL | undefined {
  const domains = readableDomains(actor);
  if (domains === null) return undefined;
  return domains.length > 0 ? inArray(auditEvent.domainName, [...domains]) : sql`FALSE`;
}

const equal = (column: AnyMySqlColumn, value: string | undefined) =>
  value === undefined ? undefined : eq(column, value);

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  return [
    equal(auditEvent.action, filter.action),
    equal(auditEvent.actorKind, filter.actorKind),
    equal(auditEvent.actorId, filter.actorId),
    equal(auditEvent.subjectKind, filter.subjectKind),
    equal(auditEvent.subjectId, filter.subjectId),
    equal(auditEvent.subjectLabel, filter.subject),
    equal(auditEvent.domainName, filter.domain),
    filter.from && gte(auditEvent.at, filter.from),
    filter.to && lt(auditEvent.at, filter.to),
  ];
}

const place = z.tuple([z.int()]);

function beforeCursor(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [sequence] = readCursor(cursor, place);
  return lt(auditEvent.sequence, sequence);
}

const columns = [
  "sequence",
  "at",
  "actorKind",
  "actorId",
  "actorLabel",
  "action",
  "subjectKind",
  "subjectId",
  "subjectLabel",
  "domainName",
  "changes",
  "requestId",
  "ip",
  "previousHash",
  "hash",
] as const satisfies readonly (keyof AuditEvent)[];

/** The audit trail that the actor may see, as text in pieces; with its hashes, so that a copy can be verified too. */
export const exportAuditEvents = (
  context: Context,
  filter: AuditFilter,
  format: ExportFormat,
): AsyncGenerator<string> => exportRows(pages(context, filter), columns, format);

async function* pages(context: Context, filter: AuditFilter): AsyncGenerator<AuditEvent[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await listAuditEvents(context, { ...filter, cursor, limit: 1_000 });
    yield items;
    if (next === null) return;
    cursor = next;
  }
}
