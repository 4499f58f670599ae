import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { creationRefusals } from "@/lib/accounts/mailbox/creation-error";
import { storedDetail } from "@/lib/directory/run/problem";
import { type AppliedLine, applyAliases, applyLine } from "@/lib/directory/sync/apply-line";
import { type ImportOutcome, importMailboxes } from "@/lib/directory/sync/import-mailboxes";
import { unsealMailPassword } from "@/lib/directory/sync/mail-password";
import { noteLine } from "@/lib/directory/sync/note-conflicts";
import { overtakenSubjects } from "@/lib/directory/sync/overtaken";
import type { StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { addProgress } from "@/lib/directory/sync/run-row";
import { recordEvents } from "@/lib/platform/audit/record-event";
import { type Lease, requireLease } from "@/lib/platform/db/lease";
import { mailbox, syncChange } from "@/lib/platform/db/schema";
import { type PersonField, personFields } from "@/lib/platform/db/schema/mailbox";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { type Text, words } from "@/lib/words/text";

const applyWords = words("directory.applyPlan", {
  eventHandled: "A directory event about this person was handled in the meantime.",
  alreadyLinked: "The person was given another mailbox in the meantime.",
});

/** Lines in one transaction: about 0.2 s, after which a cancellation counts and others get their turn. */
const linesAtOnce = 500;

/** Applies the next lines of a plan, in the caller's transaction; gives them as they are now, none at the end. */
export async function applySome(
  tx: TransactionContext,
  policy: SyncPolicy,
  runId: string,
  lease: Lease,
): Promise<StoredLine[]> {
  await requireLease(tx.db, lease);
  const lines = await tx.db
    .select()
    .from(syncChange)
    .where(and(eq(syncChange.runId, runId), eq(syncChange.state, "planned")))
    .orderBy(asc(syncChange.sequence))
    .limit(linesAtOnce);
  if (lines.length === 0) return [];
  const overtaken = await overtakenLines(tx, policy, runId, lines);
  const created = await create(
    tx,
    policy,
    lines.filter((line) => line.kind === "create" && !overtaken.has(line.sequence)),
  );
  const events: AppliedLine["events"] = [];
  const done: StoredLine[] = [];
  for (const line of lines) {
    const decided = overtaken.get(line.sequence) ?? (await withAliases(tx, line, created));
    const applied = decided ?? (await applyOther(tx, policy, line));
    events.push(...applied.events);
    const { mailboxId = line.mailboxId } = applied as { mailboxId?: string };
    done.push({
      ...line,
      state: applied.state,
      detail: applied.detail === undefined ? line.detail : storedDetail(applied.detail),
      mailboxId,
    });
  }
  await storeOutcome(tx, runId, done);
  await addProgress(tx.db, runId, { appliedChanges: done.length });
  await recordEvents(tx, events);
  return done;
}

/** Lines about people of whom a directory event was handled after the run had begun. */
async function overtakenLines(
  { db }: TransactionContext,
  policy: SyncPolicy,
  runId: string,
  lines: StoredLine[],
): Promise<Map<number, AppliedLine>> {
  const subjects = lines.flatMap(({ subject }) => subject ?? []);
  const handled = await overtakenSubjects(db, policy, runId, subjects);
  const detail = applyWords("eventHandled");
  return new Map(
    lines
      .filter(({ subject }) => handled.has(subject ?? ""))
      .map(({ sequence }) => [sequence, { state: "outdated", detail, events: [] }]),
  );
}

/** Skips and conflicts change nothing: they are there to be read. */
async function applyOther(
  tx: TransactionContext,
  policy: SyncPolicy,
  line: StoredLine,
): Promise<AppliedLine> {
  if (line.kind !== "skip" && line.kind !== "conflict") return applyLine(tx, policy, line);
  await noteLine(tx, policy, line);
  return { state: "applied", events: [] };
}

async function create(tx: TransactionContext, { provider }: SyncPolicy, lines: StoredLine[]) {
  if (lines.length === 0) return new Map<number, AppliedLine & { mailboxId?: string }>();
  const outcomes = await importMailboxes(tx, {
    identityProviderId: provider.id,
    issuer: provider.issuer,
    people: lines.map((line) => ({
      subject: line.subject ?? "",
      address: line.address ?? "",
      templateId: String(line.changes.templateId?.after),
      displayName: "",
      ...plannedPerson(line),
      ...(line.changes.quotaBytes ? { quotaBytes: Number(line.changes.quotaBytes.after) } : {}),
      directoryPasswordHash: unsealMailPassword(line)?.after ?? null,
    })),
  });
  return new Map(lines.map(({ sequence }, index) => [sequence, outcomeOf(outcomes[index])]));
}

/** What a line says of the person: all of it is text. */
const plannedPerson = ({ changes }: StoredLine): Partial<Record<PersonField, string>> =>
  Object.fromEntries(
    personFields.flatMap((name) => (changes[name] ? [[name, String(changes[name].after)]] : [])),
  );

/** A mailbox that was made gets its aliases. */
async function withAliases(
  tx: TransactionContext,
  line: StoredLine,
  created: ReadonlyMap<number, AppliedLine & { mailboxId?: string }>,
): Promise<(AppliedLine & { mailboxId?: string }) | undefined> {
  const made = created.get(line.sequence);
  if (!made?.mailboxId) return made;
  const owner = { id: made.mailboxId, address: line.address ?? "" };
  const { events, detail } = await applyAliases(tx, line, owner);
  return { ...made, events, ...(detail ? { detail } : {}) };
}

const refusalOf = ({ reason }: Extract<ImportOutcome, { created: false }>): Text =>
  reason === "already-linked" ? applyWords("alreadyLinked") : creationRefusals(reason);

const outcomeOf = (outcome: ImportOutcome | undefined): AppliedLine & { mailboxId?: string } => {
  if (outcome?.created) return { state: "applied", events: [], mailboxId: outcome.id };
  return { state: "refused", events: [], ...(outcome ? { detail: refusalOf(outcome) } : {}) };
};

/**
 * One statement for all lines with the same outcome; a mailbox that was made is found by its address. What was secret of
 * them is done with. Writing each line's own values took twice the server's time.
 */
async function storeOutcome({ db }: TransactionContext, runId: string, lines: StoredLine[]): Promise<void> {
  for (const { state, detail, sequences } of byOutcome(lines))
    await db.execute(sql`
      UPDATE ${syncChange} LEFT JOIN ${mailbox}
        ON ${syncChange.kind} = 'create' AND ${state} = 'applied' AND ${mailbox.address} = ${syncChange.address}
      SET ${syncChange.state} = ${state}, ${syncChange.detail} = ${detail}, ${syncChange.sealedMailPassword} = NULL,
        ${syncChange.mailboxId} = COALESCE(${syncChange.mailboxId}, ${mailbox.id})
      WHERE ${syncChange.runId} = ${runId} AND ${inArray(syncChange.sequence, sequences)}`);
}

function byOutcome(lines: StoredLine[]) {
  const groups = new Map<string, Pick<StoredLine, "state" | "detail"> & { sequences: number[] }>();
  for (const { state, detail, sequence } of lines) {
    const key = JSON.stringify([state, detail]);
    const group = groups.get(key) ?? { state, detail, sequences: [] };
    group.sequences.push(sequence);
    groups.set(key, group);
  }
  return groups.values();
}
