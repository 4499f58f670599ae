import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { z } from "zod";
import { eventLease, previewLease, syncLease } from "@/lib/directory/run/lease-names";
import { storedOrNull, unknownRun } from "@/lib/directory/run/problem";
import { requireSuperadmin } from "@/lib/platform/actor";
import { equal } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider, lease, syncChange, syncRun } from "@/lib/platform/db/schema";
import { changeKinds, changeStates, namingTriggers, syncStates } from "@/lib/platform/db/schema/sync-run";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { countFound } from "@/lib/platform/list/count-found";
import { readCursor } from "@/lib/platform/list/cursor";
import { type Page, pageOf } from "@/lib/platform/list/page";
import type { Text } from "@/lib/words/text";

/** Whether a process of the fleet works on the run; one that died in the middle leaves a run that nobody works on. */
const underWay = sql<boolean>`${inArray(syncRun.state, ["reading", "applying"])} AND EXISTS (
  SELECT 1 FROM ${lease} WHERE ${lease.name} =
    CONCAT(CASE WHEN ${syncRun.dryRun} THEN ${previewLease("")}
      WHEN ${inArray(syncRun.trigger, namingTriggers)} THEN ${eventLease("")} ELSE ${syncLease("")} END, ${syncRun.identityProviderId})
  AND ${lease.expiresAt} > UTC_TIMESTAMP(3))`.mapWith(Boolean);

const selectRuns = ({ db }: Context) =>
  db
    .select({ run: syncRun, provider: identityProvider.slug, underWay })
    .from(syncRun)
    .innerJoin(identityProvider, eq(identityProvider.id, syncRun.identityProviderId))
    .$dynamic();

type Joined = Awaited<ReturnType<typeof selectRuns>>[number];
export interface SyncRunDetails extends Omit<Joined["run"], "problem" | "remedy"> {
  provider: string;
  underWay: boolean;
  problem: Text | null;
  remedy: Text | null;
}

const flat = ({ run: { problem, remedy, ...run }, ...rest }: Joined): SyncRunDetails => ({
  ...run,
  ...rest,
  problem: storedOrNull(problem),
  remedy: storedOrNull(remedy),
});

const page = {
  cursor: z.string().max(1_000).optional(),
  limit: z.int().min(1).max(10_000).default(50),
};

/** What the list of runs can be narrowed to. */
export const syncRunFilter = {
  provider: z.string().min(1).max(40).optional(),
  state: z.enum(syncStates).optional(),
  /** Started from then on. */
  from: z.date().optional(),
  /** Not included. */
  to: z.date().optional(),
};
const filterInput = z.strictObject(syncRunFilter);
const runsInput = filterInput.extend(page);
export type SyncRunFilter = z.input<typeof filterInput>;
const runPlace = z.tuple([z.int(), z.string()]);

/** One page of the runs, newest first. For superadmins; throws `invalid-input` for a damaged cursor. */
export async function listSyncRuns(
  context: Context,
  input: z.input<typeof runsInput>,
): Promise<Page<SyncRunDetails>> {
  requireSuperadmin(context.actor);
  const { cursor, limit, ...filter } = parseInput(runsInput, input);
  const rows = await selectRuns(context)
    .where(and(...runConditions(filter), olderThan(cursor)))
    .orderBy(desc(syncRun.startedAt), desc(syncRun.id))
    .limit(limit + 1);
  return pageOf(rows.map(flat), limit, ({ startedAt, id }) => [startedAt.getTime(), id]);
}

/** How many runs all pages have together, up to `mostCounted + 1`. Throws as `listSyncRuns`. */
export function countSyncRuns(context: Context, filter: SyncRunFilter): Promise<number> {
  requireSuperadmin(context.actor);
  const where = and(...runConditions(parseInput(filterInput, filter)));
  const runs = context.db
    .select({ id: syncRun.id })
    .from(syncRun)
    .innerJoin(identityProvider, eq(identityProvider.id, syncRun.identityProviderId))
    .where(where);
  return countFound(context.db, runs);
}

const runConditions = ({ provider, state, from, to }: SyncRunFilter): (SQL | undefined)[] => [
  equal(identityProvider.slug, provider),
  equal(syncRun.state, state),
  from && gte(syncRun.startedAt, from),
  to && lt(syncRun.startedAt, to),
];

function olderThan(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [milliseconds, id] = readCursor(cursor, runPlace);
  const at = new Date(milliseconds);
  return or(lt(syncRun.startedAt, at), and(eq(syncRun.startedAt, at), lt(syncRun.id, id)));
}

/** The newest full run of each provider that has had one; previews and what directory events led to do not count. For superadmins. */
export async function lastSyncRuns(context: Context): Promise<SyncRunDetails[]> {
  requireSuperadmin(context.actor);
  const providers = await context.db
    .select({ id: identityProvider.id })
    .from(identityProvider)
    .orderBy(asc(identityProvider.slug));
  const newest = await Promise.all(
    providers.map(({ id }) =>
      selectRuns(context)
        .where(
          and(
            eq(syncRun.identityProviderId, id),
            eq(syncRun.dryRun, false),
            notInArray(syncRun.trigger, namingTriggers),
          ),
        )
        .orderBy(desc(syncRun.startedAt))
        .limit(1),
    ),
  );
  return newest.flat().map(flat);
}

/** The run of a provider that a process works on now, or null. For superadmins. */
export async function findRunUnderWay(
  context: Context,
  { provider, dryRun }: { provider: string; dryRun: boolean },
): Promise<SyncRunDetails | null> {
  requireSuperadmin(context.actor);
  const [row] = await selectRuns(context)
    .where(and(eq(identityProvider.slug, provider), eq(syncRun.dryRun, dryRun), underWay))
    .orderBy(desc(syncRun.startedAt))
    .limit(1);
  return row ? flat(row) : null;
}

/** One run. For superadmins; throws `not-found`. */
export async function getSyncRun(context: Context, id: string): Promise<SyncRunDetails> {
  requireSuperadmin(context.actor);
  const [row] = await selectRuns(context).where(eq(syncRun.id, id));
  if (!row) throw new AppError("not-found", unknownRun(id));
  return flat(row);
}

/** What the lines of a run can be narrowed to. */
export const syncChangeFilter = {
  kind: z.enum(changeKinds).optional(),
  state: z.enum(changeStates).optional(),
};
const changesInput = z.strictObject({ runId: z.uuid(), ...syncChangeFilter, ...page });
export type SyncChangeFilter = Omit<z.input<typeof changesInput>, keyof typeof page>;

const { sealedMailPassword: _sealed, ...visibleColumns } = getTableColumns(syncChange);
export interface SyncChange extends Omit<typeof syncChange.$inferSelect, "sealedMailPassword" | "detail"> {
  detail: Text | null;
}

/** One page of the lines of a run, in their order. For superadmins; throws `invalid-input` for a damaged cursor. */
export async function listSyncChanges(
  context: Context,
  input: z.input<typeof changesInput>,
): Promise<Page<SyncChange>> {
  requireSuperadmin(context.actor);
  const { runId, kind, state, cursor, limit } = parseInput(changesInput, input);
  const after = cursor === undefined ? undefined : readCursor(cursor, z.tuple([z.int()]))[0];
  const rows = await context.db
    .select(visibleColumns)
    .from(syncChange)
    .where(
      and(
        eq(syncChange.runId, runId),
        equal(syncChange.kind, kind),
        equal(syncChange.state, state),
        after === undefined ? undefined : gt(syncChange.sequence, after),
      ),
    )
    .orderBy(asc(syncChange.sequence))
    .limit(limit + 1);
  const changes = rows.map(({ detail, ...row }): SyncChange => ({ ...row, detail: storedOrNull(detail) }));
  return pageOf(changes, limit, ({ sequence }) => [sequence]);
}

/** A line of a run about a mailbox, with the run that it is of. */
export interface MailboxSyncChange extends SyncChange {
  provider: string;
  startedAt: Date;
}

/** What runs did for one mailbox, the newest first; previews do nothing. For superadmins. */
export async function listSyncChangesOf(
  context: Context,
  { mailboxId, limit }: { mailboxId: string; limit: number },
): Promise<MailboxSyncChange[]> {
  requireSuperadmin(context.actor);
  const rows = await context.db
    .select({ line: visibleColumns, provider: identityProvider.slug, startedAt: syncRun.startedAt })
    .from(syncChange)
    .innerJoin(syncRun, eq(syncRun.id, syncChange.runId))
    .innerJoin(identityProvider, eq(identityProvider.id, syncRun.identityProviderId))
    .where(and(eq(syncChange.mailboxId, mailboxId), eq(syncRun.dryRun, false)))
    .orderBy(desc(syncRun.startedAt), desc(syncChange.sequence))
    .limit(limit);
  return rows.map(({ line, ...run }) => ({ ...line, ...run, detail: storedOrNull(line.detail) }));
}
