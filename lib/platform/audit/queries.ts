import { and, desc, gte, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { equal, readableBy } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { auditEvent } from "@/lib/platform/db/schema";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type ExportFormat, exportRows } from "@/lib/platform/list/export-rows";
import { eachPage, type Page, pageOf } from "@/lib/platform/list/page";

/** What the audit log can be narrowed to. */
export const auditFilter = {
  action: z.string().min(1).max(64).optional(),
  actorKind: z.string().min(1).max(32).optional(),
  actorId: z.string().min(1).max(36).optional(),
  /** Exactly this login, address or name of who did it. */
  actor: z.string().min(1).max(320).optional(),
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
 * One page of the audit log, newest first, each event with its values before and after; `next` is null on the last
 * page. Domain admins see the events of their domains. Throws `forbidden` and `invalid-input`.
 */
export async function listAuditEvents(
  context: Context,
  input: z.input<typeof auditPageInput>,
): Promise<Page<AuditEvent>> {
  const { cursor, limit, ...filter } = parseInput(auditPageInput, input);
  const rows = await context.db
    .select()
    .from(auditEvent)
    .where(and(readableBy(context.actor, auditEvent.domainName), ...conditions(filter), beforeCursor(cursor)))
    .orderBy(desc(auditEvent.sequence))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ sequence }) => [sequence]);
}

/** How many events all pages have together, up to `mostCounted + 1`. Throws as `listAuditEvents`. */
export function countAuditEvents({ db, actor }: Context, filter: AuditFilter): Promise<number> {
  const own = readableBy(actor, auditEvent.domainName);
  const where = and(own, ...conditions(parseInput(filterInput, filter)));
  return countFound(db, db.select({ sequence: auditEvent.sequence }).from(auditEvent).where(where));
}

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  return [
    equal(auditEvent.action, filter.action),
    equal(auditEvent.actorKind, filter.actorKind),
    equal(auditEvent.actorId, filter.actorId),
    equal(auditEvent.actorLabel, filter.actor),
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

/** The audit log that the actor may see, as text in pieces; with its hashes, so that a copy can be verified too. */
export const exportAuditEvents = (
  context: Context,
  filter: AuditFilter,
  format: ExportFormat,
): AsyncGenerator<string> =>
  exportRows(
    eachPage((cursor) => listAuditEvents(context, { ...filter, cursor, limit: 1_000 })),
    columns,
    format,
  );
