import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { AuditAction } from "@/lib/platform/audit/actions";
import { eventOf, type RecordedKind } from "@/lib/platform/audit/event-of";
import { type ExpectedVersion, requireVersion } from "@/lib/platform/audit/expected-version";
import { type EventInput, recordEvents } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";

/** Whom a verb is for, as far as that can be said before anything is read. */
interface Audience<Named> {
  /** Before the input is looked at: throws `forbidden`. */
  authorise?(actor: Actor): void;
  /** Before what the input names is looked for: throws `forbidden`. */
  authoriseNamed?(actor: Actor, named: Named): void;
}

/** How a kind of subject is recorded, and who may make or change any. */
export interface Recorded<Row> extends RecordedKind<Row>, Pick<Audience<unknown>, "authorise"> {}

/** How one of a kind is locked, and who may change it. */
export interface Kept<Row, Named> extends Recorded<Row>, Audience<Named> {
  /** The row, locked until the transaction ends. Throws `not-found`. */
  lock(tx: TransactionContext, named: Named): Promise<Row>;
  /** Throws for whoever may not change this one. */
  authoriseRow?(actor: Actor, row: Row): void;
}

/** What a verb has done: what is recorded of it, nothing where nothing has changed, and what it answers. */
export interface Done<Answer> {
  events: readonly EventInput[];
  answer: Answer;
}

interface Steps<Schema extends z.ZodType, Prepared> {
  input: Schema;
  /** What no lock should wait for, such as hashing a password or asking a provider. */
  prepare?(context: Context, input: z.output<Schema>): Promise<Prepared>;
}

interface Verb<Schema extends z.ZodType, Prepared, Answer>
  extends Steps<Schema, Prepared>,
    Audience<z.output<Schema>> {
  /** Does it, with all that follows. */
  work(tx: TransactionContext, input: z.output<Schema>, prepared: Prepared): Promise<Done<Answer>>;
}

/** A verb: authorises, parses, prepares, works and records; the last two in one transaction. Throws what its steps throw. */
export const verb =
  <Schema extends z.ZodType, Prepared, Answer>(steps: Verb<Schema, Prepared, Answer>) =>
  async (context: Context, input: z.input<Schema>): Promise<Answer> => {
    steps.authorise?.(context.actor);
    const given = parseInput(steps.input, input);
    steps.authoriseNamed?.(context.actor, given);
    const prepared = (await steps.prepare?.(context, given)) as Prepared;
    return inTransaction(context, async (tx) => {
      const { events, answer } = await steps.work(tx, given, prepared);
      await recordEvents(tx, events);
      return answer;
    });
  };

interface Creation<Row, Schema extends z.ZodType, Prepared> extends Steps<Schema, Prepared> {
  action: AuditAction;
  /** Stores it, with all that follows. */
  work(tx: TransactionContext, input: z.output<Schema>, prepared: Prepared): Promise<Row>;
}

/** A verb that makes one of a kind, and answers its row. */
export const creation = <Row extends { id: string }, Schema extends z.ZodType, Prepared>(
  recorded: Recorded<Row>,
  { action, ...steps }: Creation<Row, Schema, Prepared>,
) =>
  verb({
    ...recorded,
    ...steps,
    async work(tx, input: z.output<Schema>, prepared: Prepared) {
      const row = await steps.work(tx, input, prepared);
      const states = { before: null, after: recorded.facts?.(row) ?? row };
      return { events: [eventOf(recorded, action, row, states)], answer: row };
    },
  });

/** What an edit may have seen; a row without a version is at none that it could have. */
type Edited<Named> = Named & { expectedVersion?: ExpectedVersion };
type Versioned = { id: string; version?: number };

interface VerbOn<Row, Schema extends z.ZodType, Prepared, Answer> extends Steps<Schema, Prepared> {
  /** Does it to the row that is locked, with all that follows. */
  work(tx: TransactionContext, row: Row, input: z.output<Schema>, prepared: Prepared): Promise<Answer>;
}

/**
 * A verb on one of a kind: as `verb`, and locks it and refuses a stale edit before it works. Throws `not-found` besides,
 * and `conflict` for a stale `expectedVersion`.
 */
export const verbOn = <
  Row extends Versioned,
  Named,
  Schema extends z.ZodType<Edited<Named>>,
  Prepared,
  Answer,
>(
  kept: Kept<Row, Named>,
  steps: VerbOn<Row, Schema, Prepared, Done<Answer>>,
) =>
  verb({
    ...kept,
    ...steps,
    async work(tx, input: z.output<Schema>, prepared: Prepared) {
      const row = await kept.lock(tx, input);
      kept.authoriseRow?.(tx.actor, row);
      const { kind, label } = kept;
      const { id, version = -1 } = row;
      await requireVersion(tx, { kind, id, version, label: label(row) }, input.expectedVersion);
      return steps.work(tx, row, input, prepared);
    },
  });

interface Change<Row, Schema extends z.ZodType, Prepared> extends VerbOn<Row, Schema, Prepared, Row | null> {
  action: AuditAction;
}

/**
 * A verb that changes or deletes one of a kind, and answers nothing: as `verbOn`. Its work says what the row is
 * afterwards: as it was when nothing changes, null when it is deleted.
 */
export const change = <Row extends Versioned, Named, Schema extends z.ZodType<Edited<Named>>, Prepared>(
  kept: Kept<Row, Named>,
  { action, ...steps }: Change<Row, Schema, Prepared>,
) =>
  verbOn(kept, {
    ...steps,
    async work(tx, before: Row, input: z.output<Schema>, prepared: Prepared) {
      const after = await steps.work(tx, before, input, prepared);
      const { facts = (row: Row) => row } = kept;
      const states = { before: facts(before), after: after && facts(after) };
      return { events: [eventOf(kept, action, after ?? before, states)], answer: undefined };
    },
  });
