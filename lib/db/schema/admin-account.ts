import { boolean, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/db/columns";

export const adminRoles = ["superadmin", "domain-admin"] as const;
export type AdminRole = (typeof adminRoles)[number];

/** An administrator's own account; never a mailbox. `login` is an e-mail address in canonical form. */
export const adminAccount = mysqlTable("admin_account", {
  id: id(),
  login: varchar("login", { length: 320 }).notNull().unique("admin_account_login_unique"),
  displayName: varchar("display_name", { length: 255 }).notNull().default(""),
  role: varchar("role", { length: 16, enum: adminRoles }).notNull(),
  passwordHash: varchar("password_hash", { length: 1024 }).notNull(),
  active: boolean("active").notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

/** A one-time link that creates the first superadmin. Only the SHA-256 (hex) of its token is kept. */
export const setupLink = mysqlTable("setup_link", {
  tokenDigest: varchar("token_digest", { length: 64 }).primaryKey(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
  usedBy: reference("used_by"),
  createdAt: createdAt(),
});
