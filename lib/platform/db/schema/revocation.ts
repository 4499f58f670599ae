import { boolean, index, int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { id, moment, reference } from "@/lib/platform/db/columns";

export const revocationReasons = [
  "state-changed",
  "source-changed",
  "password-changed",
  "protocols-changed",
  "second-factor-added",
  "left-directory",
  "mailbox-deleted",
  "sessions-ended",
  "app-password-revoked",
  "app-password-narrowed",
  "app-password-expired",
  "domain-switched-off",
  "provider-changed",
  "identity-changed",
  "share-ended",
] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/**
 * The outbox of revocations: whose cached logins and open mail connections must end. A row is written in the transaction
 * of the change and deleted when the mail server has done it. It names the address as text, without a foreign key, so that
 * the connections of a deleted mailbox end too. All times are the database's own.
 */
export const revocation = mysqlTable(
  "revocation",
  {
    id: id(),
    /** null: every mailbox of the domain. */
    address: varchar("address", { length: 320 }),
    domainName: varchar("domain_name", { length: 253 }).notNull(),
    reason: varchar("reason", { length: 32, enum: revocationReasons }).notNull(),
    /** When the access ended; in the future for what has an end. */
    dueAt: moment("due_at").notNull(),
    nextTryAt: moment("next_try_at").notNull(),
    /** Failures one after the other. */
    attempts: int("attempts").notNull().default(0),
    lastProblem: varchar("last_problem", { length: 500 }),
    /** The first of its two rounds is done (lib/revocation/outbox/acknowledge.ts says why there are two). */
    delivered: boolean("delivered").notNull().default(false),
    /** Who works on it; `nextTryAt` is when somebody else may. */
    claim: reference("claim"),
  },
  (table) => [
    index("revocation_next_try").on(table.nextTryAt),
    // For what has waited too long.
    index("revocation_due").on(table.dueAt),
  ],
);
