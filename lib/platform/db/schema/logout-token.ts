import { index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { moment } from "@/lib/platform/db/columns";

/** Logout tokens that providers have sent, by a digest of provider and `jti`: none is taken twice while it is fresh. */
export const logoutToken = mysqlTable(
  "logout_token",
  {
    digest: varchar("digest", { length: 64 }).primaryKey(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("logout_token_expires").on(table.expiresAt)],
);
