import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { actorId, actorLabel } from "@/lib/platform/actor";
import type { AuditAction } from "@/lib/platform/audit/actions";
import { changedFields } from "@/lib/platform/audit/changes";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { auditEvent, auditHead } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const auditWords = words("audit", { noHead: "The audit log is not set up. Run: letterlock migrate" });

export interface EventInput {
  action: AuditAction;
  subject: { kind: string; id: string; label: string };
  /** The domain whose administrators may read the event. */
  domainName?: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

type EventRow = typeof auditEvent.$inferInsert;

/** The hash of a row: SHA-256 over the previous hash and every recorded field in a fixed order. */
export function eventHash(row: Omit<EventRow, "hash">): string {
  const ordered = [
    row.previousHash,
    row.sequence,
    row.at.toISOString(),
    row.actorKind,
    row.actorId,
    row.actorLabel,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.subjectLabel,
    row.domainName,
    sortKeys(row.changes),
    row.requestId,
    row.ip,
  ];
  return createHash("sha256").update(JSON.stringify(ordered)).digest("hex");
}

/**
 * Keys in order at every level, since a database may store JSON with its keys rearranged. Dates stay: they are written
 * as the text that a JSON column hands back.
 */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/**
 * Adds an event to the audit log, in the same transaction as the change: if it cannot be written, the change does
 * not happen. An event without any changed field is dropped. Call it last in the transaction: it locks the
 * chain's head until the commit.
 */
export const recordEvent = (context: TransactionContext, input: EventInput): Promise<void> =>
  recordEvents(context, [input]);

/** As `recordEvent`, for many changes of one transaction, in their order; takes them as it writes them. */
export async function recordEvents(context: TransactionContext, inputs: Iterable<EventInput>): Promise<void> {
  const events = eventsOf(inputs);
  const first = events.next();
  if (first.done) return;
  const { db } = context;
  const [head] = await db.select().from(auditHead).where(eq(auditHead.id, 1)).for("update");
  if (!head) throw new AppError("internal", auditWords("noHead"));
  const by = {
    ...actorColumns(context),
    requestId: context.requestId,
    ip: context.ip ?? null,
    at: new Date(),
  };
  let { sequence, hash } = head;
  const chain = (event: Event): EventRow => {
    const row = { ...by, ...event, sequence: ++sequence, previousHash: hash };
    hash = eventHash(row);
    return { ...row, hash };
  };
  function* chained(one: Event) {
    yield chain(one);
    for (const event of events) yield chain(event);
  }
  await insertRows(db, auditEvent, chained(first.value));
  await db.update(auditHead).set({ sequence, hash }).where(eq(auditHead.id, 1));
}

const actorColumns = ({ actor }: TransactionContext) => ({
  actorKind: actor.kind,
  actorId: actorId(actor),
  actorLabel: keptText(actorLabel(actor)),
});

const labelLength = 320;

/** A label as its column gives it back, since that is what is hashed: half a character would come back as another one. */
const keptText = (label: string): string => label.slice(0, labelLength).toWellFormed();

type Event = ReturnType<typeof eventOf>;

/** The events that say something. */
function* eventsOf(inputs: Iterable<EventInput>): Generator<Event, undefined> {
  for (const input of inputs) {
    const event = eventOf(input);
    if (Object.keys(event.changes).length > 0) yield event;
  }
}

const eventOf = ({ action, subject, domainName, before, after }: EventInput) => ({
  action,
  subjectKind: subject.kind,
  subjectId: subject.id,
  subjectLabel: keptText(subject.label),
  domainName: domainName ?? null,
  changes: changedFields(before, after),
});
