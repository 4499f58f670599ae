import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { singleChanges } from "@/lib/platform/audit/changes";
import { namedValue } from "@/lib/platform/audit/named-value";
import { auditEvent } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type Text, words } from "@/lib/words/text";

const version = z.int().min(0);

/** The version that an editor has seen, or those that would do; left out: whatever is there may be overwritten. */
export const expectedVersion = z.union([version, z.array(version).max(100).readonly()]).optional();
export type ExpectedVersion = z.output<typeof expectedVersion>;

/** More steps behind than anybody wants to read. */
const maxSteps = 100;

/** A field that somebody else has changed; an id is given as the name of what it means. */
export interface ChangedField {
  value: unknown;
  by: string;
}

const staleWords = words("staleEdit", {
  changed: "{label} was changed while you were editing it. Look at the current version, then try again.",
  field: "changed by {by}: now {value}",
  version: "out of date",
});

const fieldText = ({ value, by }: ChangedField): Text =>
  staleWords("field", { by, value: JSON.stringify(value) });

/** The `conflict` of an edit of a stale copy, so that HTTP can tell it from other conflicts. */
export class ChangedMeanwhile extends AppError {
  constructor(
    label: string,
    readonly changed: Record<string, ChangedField>,
    /** Of what, as in the audit log. */
    readonly kind?: string,
  ) {
    const texts = Object.entries(changed).map(([name, field]) => [name, fieldText(field)]);
    super("conflict", staleWords("changed", { label }), {
      fields: texts.length > 0 ? Object.fromEntries(texts) : { version: staleWords("version") },
    });
  }
}

interface Subject {
  /** As in the audit log. */
  kind: string;
  id: string;
  label: string;
  version: number;
}

/**
 * Throws `conflict` when the subject is not at the version that the editor has seen; `fields` name what was changed
 * meanwhile, from the audit log. The caller holds the subject's row locked and has authorised.
 */
export async function requireVersion(
  tx: TransactionContext,
  subject: Subject,
  expected: ExpectedVersion,
): Promise<void> {
  const seen = [expected ?? subject.version].flat();
  if (seen.includes(subject.version)) return;
  const steps = Math.min(...seen.map((version) => subject.version - version).filter((behind) => behind > 0));
  throw new ChangedMeanwhile(subject.label, await changedSince(tx, subject, steps), subject.kind);
}

async function changedSince(
  tx: TransactionContext,
  subject: Subject,
  steps: number,
): Promise<Record<string, ChangedField>> {
  // None was seen that came before this one.
  if (steps === Number.POSITIVE_INFINITY) return {};
  const events = await tx.db
    .select({ changes: auditEvent.changes, by: auditEvent.actorLabel })
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectKind, subject.kind), eq(auditEvent.subjectId, subject.id)))
    .orderBy(desc(auditEvent.sequence))
    .limit(Math.min(steps, maxSteps));
  const changed: Record<string, ChangedField> = {};
  for (const { changes, by } of events)
    for (const [name, { after }] of Object.entries(singleChanges(changes)))
      changed[name] ??= { value: await namedValue(tx.db, name, after), by };
  return changed;
}
