import { bigint, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { moment } from "@/lib/platform/db/columns";

/**
 * Who of all processes, on all machines, may do a job. `token` only ever grows: a holder that lost the lease without
 * noticing is refused by its old token wherever it writes (a fencing token).
 */
export const lease = mysqlTable("lease", {
  name: varchar("name", { length: 100 }).primaryKey(),
  holder: varchar("holder", { length: 64 }).notNull(),
  token: bigint("token", { mode: "number" }).notNull(),
  expiresAt: moment("expires_at").notNull(),
});
