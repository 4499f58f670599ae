import { index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { adminAccount } from "@/lib/platform/db/schema/admin-account";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/**
 * A key for the REST APIs. Exactly one of `adminId` and `mailboxId` is set: the owner, whose rights bound the key's.
 * `digest` is the SHA-256 (hex) of the token, never the token.
 */
export const apiKey = mysqlTable(
  "api_key",
  {
    id: id(),
    name: varchar("name", { length: 100 }).notNull(),
    digest: varchar("digest", { length: 64 }).notNull().unique("api_key_digest_unique"),
    adminId: reference("admin_id").references(() => adminAccount.id, { onDelete: "cascade" }),
    mailboxId: reference("mailbox_id").references(() => mailbox.id, { onDelete: "cascade" }),
    scopes: jsonColumn<string[]>("scopes").notNull(),
    allowedNetworks: jsonColumn<string[]>("allowed_networks").notNull(),
    expiresAt: moment("expires_at"),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
    lastUsedIp: varchar("last_used_ip", { length: 45 }),
  },
  (table) => [index("api_key_admin").on(table.adminId), index("api_key_mailbox").on(table.mailboxId)],
);
