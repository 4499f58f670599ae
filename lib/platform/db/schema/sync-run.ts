import { bigint, boolean, index, int, mysqlTable, primaryKey, text, varchar } from "drizzle-orm/mysql-core";
import { id, moment, reference } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";

/** What leads to a run. Of the last two each one is about the people whom a directory event, or a push by SCIM, has named. */
export const syncTriggers = ["schedule", "manual", "notice", "scim"] as const;
export type SyncTrigger = (typeof syncTriggers)[number];

/** Those that name people: such a run reads no directory whole. */
export const namingTriggers = ["notice", "scim"] as const satisfies SyncTrigger[];
export type NamingTrigger = (typeof namingTriggers)[number];
export const isNaming = (trigger: SyncTrigger): trigger is NamingTrigger =>
  namingTriggers.some((one) => one === trigger);

/**
 * `reading` and `applying` are under way (or were, when the process died: the next run goes on), `waiting` asks an
 * administrator whether so much may be changed; the others have ended.
 */
export const syncStates = ["reading", "waiting", "applying", "done", "failed", "cancelled"] as const;
export type SyncState = (typeof syncStates)[number];

export const changeKinds = [
  "create",
  "link",
  "update",
  "reactivate",
  "disable",
  "missing",
  "skip",
  "conflict",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** `applied` also means "noted" for a skip or a conflict, which change nothing. */
export const changeStates = ["planned", "applied", "refused", "outdated"] as const;
export type ChangeState = (typeof changeStates)[number];

/** One run of the sync of a provider's directory. */
export const syncRun = mysqlTable(
  "sync_run",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    trigger: varchar("trigger_kind", { length: 16, enum: syncTriggers }).notNull(),
    startedBy: varchar("started_by", { length: 320 }).notNull(),
    /** Plans only; nothing is applied. */
    dryRun: boolean("dry_run").notNull().default(false),
    state: varchar("state", { length: 16, enum: syncStates }).notNull(),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    /** About how many people the directory has; null when it did not say. */
    expectedPeople: int("expected_people"),
    readPeople: int("read_people").notNull().default(0),
    /** People for whom nothing had to be done and who have no line. */
    unchangedPeople: int("unchanged_people").notNull().default(0),
    /** Number of lines by kind and, while applying, how far it is. */
    plannedChanges: int("planned_changes").notNull().default(0),
    appliedChanges: int("applied_changes").notNull().default(0),
    counts: jsonColumn<Partial<Record<string, number>>>("counts")
      .notNull()
      .$defaultFn(() => ({})),
    /** Why it failed or waits, and what to do. */
    problem: text("problem"),
    remedy: text("remedy"),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
    approvedBy: varchar("approved_by", { length: 320 }),
    /** How often a process took it up: more than once after a crash. */
    attempts: int("attempts").notNull().default(1),
  },
  (table) => [
    index("sync_run_started").on(table.startedAt, table.id),
    index("sync_run_provider").on(table.identityProviderId, table.startedAt),
    index("sync_run_state").on(table.state),
  ],
);

/** One line of a run: what is to be done for a person and why, and what became of it. */
export const syncChange = mysqlTable(
  "sync_change",
  {
    runId: reference("run_id")
      .notNull()
      .references(() => syncRun.id, { onDelete: "cascade" }),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    kind: varchar("kind", { length: 16, enum: changeKinds }).notNull(),
    reason: varchar("reason", { length: 64 }).notNull(),
    state: varchar("state", { length: 16, enum: changeStates }).notNull(),
    /** The person's id at the directory; null for a record that has not even that. */
    subject: varchar("subject", { length: 255 }),
    mailboxId: reference("mailbox_id"),
    address: varchar("address", { length: 320 }),
    /** Field by field, with both values. */
    changes: jsonColumn<Record<string, { before: unknown; after: unknown }>>("changes").notNull(),
    /** The mail password's hashes that `changes` only names, sealed; gone as soon as the line is not planned any more. */
    sealedMailPassword: text("sealed_mail_password"),
    /** What the reason does not say, such as what is wrong with a record. */
    detail: varchar("detail", { length: 500 }),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.sequence] }),
    index("sync_change_state").on(table.runId, table.state, table.sequence),
    index("sync_change_kind").on(table.runId, table.kind, table.sequence),
    index("sync_change_mailbox").on(table.mailboxId),
  ],
);

/** Whom a run has met in the list; gone with the end of the run. */
export const syncSeen = mysqlTable(
  "sync_seen",
  {
    runId: reference("run_id")
      .notNull()
      .references(() => syncRun.id, { onDelete: "cascade" }),
    identityId: reference("identity_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.identityId] })],
);

/** Who is in which group that a mapping names; gone with the end of the run. */
export const syncMember = mysqlTable(
  "sync_member",
  {
    runId: reference("run_id")
      .notNull()
      .references(() => syncRun.id, { onDelete: "cascade" }),
    subject: varchar("subject", { length: 255 }).notNull(),
    groupPath: varchar("group_path", { length: 255 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.subject, table.groupPath] })],
);
