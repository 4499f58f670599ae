import { bigint, index, mysqlTable, tinyint, varchar } from "drizzle-orm/mysql-core";
import { moment, reference } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";

export type AuditChanges = Record<string, { before: unknown; after: unknown }>;

/** Append-only; no foreign keys, so history outlives its subjects. Each row's hash covers the one before it. */
export const auditEvent = mysqlTable(
  "audit_event",
  {
    sequence: bigint("sequence", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    actorKind: varchar("actor_kind", { length: 32 }).notNull(),
    actorId: reference("actor_id"),
    actorLabel: varchar("actor_label", { length: 320 }).notNull(),
    action: varchar("action", { length: 64 }).notNull(),
    subjectKind: varchar("subject_kind", { length: 32 }).notNull(),
    subjectId: varchar("subject_id", { length: 64 }).notNull(),
    subjectLabel: varchar("subject_label", { length: 320 }).notNull(),
    /** The domain whose admins may see this row. */
    domainName: varchar("domain_name", { length: 253 }),
    changes: jsonColumn<AuditChanges>("changes").notNull(),
    requestId: varchar("request_id", { length: 64 }),
    ip: varchar("ip", { length: 45 }),
    previousHash: varchar("previous_hash", { length: 64 }).notNull(),
    hash: varchar("hash", { length: 64 }).notNull(),
  },
  (table) => [
    index("audit_event_at").on(table.at),
    index("audit_event_subject").on(table.subjectKind, table.subjectId, table.sequence),
    index("audit_event_actor").on(table.actorId, table.sequence),
    index("audit_event_action").on(table.action, table.sequence),
    index("audit_event_domain").on(table.domainName, table.sequence),
    index("audit_event_actor_label").on(table.actorLabel, table.sequence),
    index("audit_event_subject_label").on(table.subjectLabel, table.sequence),
  ],
);

/** The single row that carries the end of the chain; its lock puts concurrent writers in order. */
export const auditHead = mysqlTable("audit_head", {
  id: tinyint("id").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
  hash: varchar("hash", { length: 64 }).notNull(),
});

/**
 * The last event that was removed by rule: the chain goes on from its hash. A single row, none while nothing was removed;
 * signed with the installation's secret, so that write access to the database alone cannot cut off the beginning.
 */
export const auditAnchor = mysqlTable("audit_anchor", {
  id: tinyint("id").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
  hash: varchar("hash", { length: 64 }).notNull(),
  mac: varchar("mac", { length: 64 }).notNull(),
});

/** What the latest verification of the chain found; a single row. */
export const auditCheck = mysqlTable("audit_check", {
  id: tinyint("id").primaryKey(),
  checkedAt: moment("checked_at").notNull(),
  /** The last event that was found as it should be; 0: none. */
  intactTo: bigint("intact_to", { mode: "number" }).notNull(),
  /** The first event that was changed, removed or cut off; null: none. */
  brokenAt: bigint("broken_at", { mode: "number" }),
});
