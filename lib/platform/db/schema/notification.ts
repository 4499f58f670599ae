import { binary, index, int, mysqlTable, primaryKey, text, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

export const notificationOutcomes = ["sent", "dropped", "given-up"] as const;

/**
 * The outbox of the mails that we send ourselves. A row is written in the transaction of what it tells of. It stays for a
 * while after it has been completed, so that a mailbox can be kept from being flooded and nothing is told twice; what is
 * secret in it goes at once.
 */
export const notification = mysqlTable(
  "notification",
  {
    id: id(),
    kind: varchar("kind", { length: 40 }).notNull(),
    /** Whose account it is about. */
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    /** Where it goes; null: to the mailbox itself. */
    recipient: varchar("recipient", { length: 320 }),
    /** A BCP 47 tag; null: the mailbox's own language. */
    language: varchar("language", { length: 35 }),
    values: jsonColumn<Record<string, unknown>>("values").notNull(),
    /** A link that is as good as a password, sealed for this row; null where there is none, and once it is completed. */
    sealedLink: text("sealed_link"),
    /** The same thing is told once; null: each time. */
    dedupeKey: varchar("dedupe_key", { length: 190 }).unique("notification_dedupe_unique"),
    createdAt: createdAt(),
    /** From when on it is worth nothing to anybody; null: never. */
    expiresAt: moment("expires_at"),
    /** null: completed. */
    nextTryAt: moment("next_try_at"),
    /** Failures so far. */
    attempts: int("attempts").notNull().default(0),
    lastProblem: varchar("last_problem", { length: 500 }),
    /** Who works on it; `nextTryAt` is when somebody else may. */
    claim: reference("claim"),
    outcome: varchar("outcome", { length: 16, enum: notificationOutcomes }),
    completedAt: moment("settled_at"),
  },
  (table) => [
    index("notification_next_try").on(table.nextTryAt),
    index("notification_mailbox").on(table.mailboxId, table.completedAt),
    index("notification_recipient").on(table.recipient, table.completedAt),
    index("notification_settled").on(table.completedAt),
  ],
);

/** Which mails about their account somebody does not want; without a row: none. */
export const notificationChoice = mysqlTable("notification_choice", {
  mailboxId: reference("mailbox_id")
    .primaryKey()
    .references(() => mailbox.id, { onDelete: "cascade" }),
  /** Kinds, as `lib/notification/kind` names them. */
  switchedOff: jsonColumn<string[]>("switched_off").notNull(),
  updatedAt: updatedAt(),
  version: version(),
});

/**
 * The networks from which somebody has signed in to a mailbox. Of each only a keyed digest is kept: that it is known has to be
 * remembered for longer than the login history, and where the person was does not.
 */
export const knownNetwork = mysqlTable(
  "known_network",
  {
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    digest: binary("digest", { length: 32 }).notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mailboxId, table.digest] }),
    index("known_network_last_seen").on(table.lastSeenAt),
  ],
);
