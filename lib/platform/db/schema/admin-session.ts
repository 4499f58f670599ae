import { index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference } from "@/lib/platform/db/columns";
import { adminAccount, adminRoles } from "@/lib/platform/db/schema/admin-account";

/**
 * A session of an administrator who has given every proof that is asked for. `tokenDigest` is the SHA-256 (hex) of
 * the cookie's value; `role` is the one whose pages it was made for.
 */
export const adminSession = mysqlTable(
  "admin_session",
  {
    id: id(),
    tokenDigest: varchar("token_digest", { length: 64 }).notNull().unique("admin_session_token_unique"),
    adminId: reference("admin_id")
      .notNull()
      .references(() => adminAccount.id, { onDelete: "cascade" }),
    role: varchar("role", { length: 16, enum: adminRoles }).notNull(),
    expires: moment("expires").notNull(),
    /** When the person last proved who it is. */
    authenticatedAt: moment("authenticated_at").notNull(),
    ip: varchar("ip", { length: 45 }),
    userAgent: varchar("user_agent", { length: 255 }),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (table) => [
    index("admin_session_admin").on(table.adminId),
    index("admin_session_expires").on(table.expires),
  ],
);
