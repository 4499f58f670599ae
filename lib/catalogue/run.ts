import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { AuditAction } from "@/lib/platform/audit/actions";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

type State = Record<string, unknown>;

/** How a kind of subject is recorded in the audit trail. */
export interface Recorded<Row> {
  kind: string;
  label(row: Row): string;
  /** The domain whose administrators may read the event. */
  domainName?(row: Row): string;
  /** What is recorded of a row; left out: all of it. */
  facts?(row: Row): State;
  /** Before anything is read: throws `forbidden` for whoever may make or change none. */
  authorise?(actor: Actor): void;
}

/** How one of a kind is locked, and who may change it. */
export interface Kept<Row, Named> extends Recorded<Row> {
  /** The id in a verb's input. */
  idOf(input: Named): string;
  /** The row, locked until the transaction ends. Throws `not-found`. */
  lock(db: Transaction, id: string): Promise<Row>;
  /** Throws for whoever may not change this one. */
  authoriseRow?(actor: Actor, row: Row): void;
}

const eventOf = <Row extends { id: string }>(
  { kind, label, domainName, facts }: Recorded<Row>,
  row: Row,
  states: { before: Row | null; after: Row | null },
) => {
  const recorded = (state: Row | null): State | null =>
    state === null ? null : (facts?.(state) ?? { ...state });
  return {
    subject: { kind, id: row.id, label: label(row) },
    ...(domainName ? { domainName: domainName(row) } : {}),
    before: recorded(states.before),
    after: recorded(states.after),
  };
};

interface Creation<Row, Schema extends z.ZodType> {
  action: AuditAction;
  input: Schema;
  /** Stores it, with all that follows. */
  work(tx: TransactionContext, input: z.output<Schema>): Promise<Row>;
}

/** A verb that makes one of a kind: authorises, parses, works and records, in one transaction. */
export const creation =
  <Row extends { id: string }, Schema extends z.ZodType>(
    recorded: Recorded<Row>,
    { action, input: schema, work }: Creation<Row, Schema>,
  ) =>
  async (context: Context, input: z.input<Schema>): Promise<Row> => {
    recorded.authorise?.(context.actor);
    const given = parseInput(schema, input);
    return inTransaction(context, async (tx) => {
      const row = await work(tx, given);
      await recordEvent(tx, { action, ...eventOf(recorded, row, { before: null, after: row }) });
      return row;
    });
  };

interface Change<Row, Schema extends z.ZodType> {
  action: AuditAction;
  input: Schema;
  /**
   * Does it, with all that follows, and says what the row is afterwards: as it was when nothing changes, null when it is
   * deleted.
   */
  work(tx: TransactionContext, before: Row, input: z.output<Schema>): Promise<Row | null>;
}

/**
 * A verb that changes one of a kind: authorises, parses, locks, refuses a stale edit, works and records, in one
 * transaction. It throws `forbidden`, `invalid-input`, `not-found`, `conflict` for a stale `expectedVersion`, and what
 * its work throws.
 */
export const change =
  <
    Row extends { id: string; version: number },
    Named,
    Schema extends z.ZodType<Named & { expectedVersion?: ExpectedVersion }>,
  >(
    kept: Kept<Row, Named>,
    { action, input: schema, work }: Change<Row, Schema>,
  ) =>
  async (context: Context, input: z.input<Schema>): Promise<undefined> => {
    kept.authorise?.(context.actor);
    const given = parseInput(schema, input);
    await inTransaction(context, async (tx) => {
      const before = await kept.lock(tx.db, kept.idOf(given));
      kept.authoriseRow?.(tx.actor, before);
      const { id, version } = before;
      await requireVersion(
        tx,
        { kind: kept.kind, id, version, label: kept.label(before) },
        given.expectedVersion,
      );
      const after = await work(tx, before, given);
      await recordEvent(tx, { action, ...eventOf(kept, after ?? before, { before, after }) });
    });
  };
