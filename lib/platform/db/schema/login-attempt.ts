import { sql } from "drizzle-orm";
import { index, int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { id, moment, reference } from "@/lib/platform/db/columns";

export const attemptResults = ["accepted", "rejected", "unavailable"] as const;

/** One login, or several alike within a minute (`count`). Written off the hot path and bounded. */
export const loginAttempt = mysqlTable(
  "login_attempt",
  {
    id: id(),
    firstAt: moment("first_at").notNull(),
    lastAt: moment("last_at").notNull(),
    count: int("count").notNull(),
    address: varchar("address", { length: 320 }).notNull(),
    /** What follows the last @, for the administrators of that domain. */
    domainName: varchar("domain_name", { length: 320 }).generatedAlwaysAs(
      sql`lower(substring_index(address, '@', -1))`,
      { mode: "virtual" },
    ),
    mailboxId: reference("mailbox_id"),
    door: varchar("door", { length: 32 }).notNull(),
    credential: varchar("credential", { length: 32 }).notNull(),
    /** What the app password was called that was given; null for any other credential, and for one that there is not. */
    appPasswordName: varchar("app_password_name", { length: 100 }),
    result: varchar("result", { length: 16, enum: attemptResults }).notNull(),
    reason: varchar("reason", { length: 64 }),
    /** What stands behind the reason, such as a provider's own code and words: made safe to show, for administrators. */
    detail: varchar("detail", { length: 255 }),
    ip: varchar("ip", { length: 45 }),
    providerSlug: varchar("provider_slug", { length: 40 }),
  },
  (table) => [
    index("login_attempt_last_at").on(table.lastAt, table.id),
    index("login_attempt_domain").on(table.domainName, table.lastAt),
    index("login_attempt_ip").on(table.ip, table.lastAt),
    index("login_attempt_mailbox").on(table.mailboxId, table.lastAt),
    index("login_attempt_last_accepted").on(table.mailboxId, table.result, table.lastAt),
    index("login_attempt_address").on(table.address, table.lastAt),
    index("login_attempt_provider").on(table.providerSlug, table.result, table.lastAt),
  ],
);
