import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { namedValue } from "@/lib/audit/named-value";
import { auditEvent } from "@/lib/db/schema";
import type { TransactionContext } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** The version that an editor has seen; left out: whatever is there may be overwritten. */
export const expectedVersion = z.int("must be a whole number").min(1, "must be at least 1").optional();

/** More steps behind than anybody wants to read. */
const maxSteps = 100;

/** A field that somebody else has changed; an id is given as the name of what it means. */
export interface ChangedField {
  value: unknown;
  by: string;
}

const fieldText = ({ value, by }: ChangedField) =>
  `changed meanwhile by ${by}: is now ${JSON.stringify(value)}`;

/** The `conflict` of an edit of a stale copy, so that HTTP can tell it from other conflicts. */
export class ChangedMeanwhile extends AppError {
  constructor(
    label: string,
    readonly changed: Record<string, ChangedField>,
  ) {
    const texts = Object.entries(changed).map(([name, field]) => [name, fieldText(field)]);
    super("conflict", `${label} was changed meanwhile. Look at what is there now, then try again.`, {
      fields: texts.length > 0 ? Object.fromEntries(texts) : { version: "changed meanwhile" },
    });
  }
}

interface Subject {
  /** As in the audit trail. */
  kind: string;
  id: string;
  label: string;
  version: number;
}

/**
 * Throws `conflict` when the subject is not at the version that the editor has seen; `fields` name what was changed
 * meanwhile, from the audit trail. The caller holds the subject's row locked and has authorised.
 */
export async function requireVersion(
  tx: TransactionContext,
  subject: Subject,
  expected: number | undefined,
): Promise<void> {
  if (expected === undefined || expected === subject.version) return;
  throw new ChangedMeanwhile(subject.label, await changedSince(tx, subject, subject.version - expected));
}

async function changedSince(
  tx: TransactionContext,
  subject: Subject,
  steps: number,
): Promise<Record<string, ChangedField>> {
  if (steps < 1) return {};
  const events = await tx.db
    .select({ changes: auditEvent.changes, by: auditEvent.actorLabel })
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectKind, subject.kind), eq(auditEvent.subjectId, subject.id)))
    .orderBy(desc(auditEvent.sequence))
    .limit(Math.min(steps, maxSteps));
  const changed: Record<string, ChangedField> = {};
  for (const { changes, by } of events)
    for (const [name, { after }] of Object.entries(changes))
      changed[name] ??= { value: await namedValue(tx.db, name, after), by };
  return changed;
}
