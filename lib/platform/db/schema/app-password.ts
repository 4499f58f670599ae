import { sql } from "drizzle-orm";
import { binary, char, index, mysqlTable, unique, varchar } from "drizzle-orm/mysql-core";
import { clientProtocolColumns, createdAt, id, moment, reference, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/** An app password: found by a keyed digest (HMAC-SHA-256), so one indexed read serves however many there are. */
export const appPassword = mysqlTable(
  "app_password",
  {
    id: id(),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    /** By what two names are the same to people. */
    nameKey: varchar("name_key", { length: 100 }).generatedAlwaysAs(sql`lower(name)`, { mode: "virtual" }),
    digest: binary("digest", { length: 32 }).notNull().unique("app_password_digest_unique"),
    ...clientProtocolColumns(),
    allowedNetworks: jsonColumn<string[]>("allowed_networks")
      .notNull()
      .$defaultFn(() => []),
    expiresAt: moment("expires_at"),
    version: version(),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
    lastUsedIp: varchar("last_used_ip", { length: 45 }),
    lastUsedService: varchar("last_used_service", { length: 32 }),
  },
  (table) => [
    index("app_password_mailbox").on(table.mailboxId, table.createdAt),
    unique("app_password_name_unique").on(table.mailboxId, table.nameKey),
  ],
);

/** A one-time link to the configuration profile of a device, with the app password that goes into it; a few minutes long. */
export const profileLink = mysqlTable(
  "profile_link",
  {
    tokenDigest: char("token_digest", { length: 64 }).primaryKey(),
    appPasswordId: reference("app_password_id")
      .notNull()
      .references(() => appPassword.id, { onDelete: "cascade" }),
    /** Sealed for this token: without LETTERLOCK_SECRET it opens nothing. */
    sealedPassword: varchar("sealed_password", { length: 255 }).notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("profile_link_app_password").on(table.appPasswordId)],
);
