import { bigint, index, int, mysqlTable, primaryKey, varchar } from "drizzle-orm/mysql-core";
import { moment, reference } from "@/lib/platform/db/columns";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { syncRun } from "@/lib/platform/db/schema/sync-run";

/** What a directory keeps apart: what administrators have changed there, and what people have. */
export const directoryEventStreams = ["admin-events", "user-events"] as const;
export type DirectoryEventStream = (typeof directoryEventStreams)[number];

/** A directory's word that something about a person may have changed. It says who, never what. */
export const directoryEvent = mysqlTable(
  "directory_notice",
  {
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    /** The event's own name there: read again, it is not taken again. */
    eventKey: varchar("event_key", { length: 100 }).notNull(),
    subject: varchar("subject", { length: 255 }).notNull(),
    /** By the directory's clock. */
    happenedAt: moment("happened_at").notNull(),
    receivedAt: moment("received_at").notNull(),
    handledAt: moment("handled_at"),
    /** The run that holds what it led to; null: nothing had to be done. */
    runId: reference("run_id").references(() => syncRun.id, { onDelete: "set null" }),
    attempts: int("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull(),
    /** Why the last attempt came to nothing. */
    problem: varchar("problem", { length: 500 }),
  },
  (table) => [
    primaryKey({ columns: [table.identityProviderId, table.eventKey] }),
    index("directory_notice_due").on(table.identityProviderId, table.handledAt, table.nextTryAt),
    index("directory_notice_subject").on(table.identityProviderId, table.subject, table.handledAt),
    index("directory_notice_handled").on(table.handledAt),
  ],
);

/** How far a stream of directory events has been read, and how the last reading went. */
export const directoryEventPosition = mysqlTable(
  "notice_position",
  {
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    stream: varchar("stream", { length: 16, enum: directoryEventStreams }).notNull(),
    /** Whose events they are: at another issuer reading starts anew. */
    issuer: varchar("issuer", { length: 255 }).notNull(),
    /** Everything up to here has been taken in: milliseconds by the directory's clock. Null: nothing was read yet. */
    position: bigint("position", { mode: "number" }),
    /** When it was last read with success, by ours. */
    readAt: moment("read_at"),
    /** Since when it cannot be read, why, and what to do; null while all is well. */
    failingSince: moment("failing_since"),
    problem: varchar("problem", { length: 500 }),
    remedy: varchar("remedy", { length: 500 }),
  },
  (table) => [primaryKey({ columns: [table.identityProviderId, table.stream] })],
);
