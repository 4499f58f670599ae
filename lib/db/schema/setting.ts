import { mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { updatedAt, version } from "@/lib/db/columns";
import { jsonColumn } from "@/lib/db/json-column";

/** One group of settings that an administrator has changed; lib/settings checks `value` on every read. */
export const setting = mysqlTable("setting", {
  name: varchar("name", { length: 40 }).primaryKey(),
  value: jsonColumn<unknown>("value").notNull(),
  updatedAt: updatedAt(),
  version: version(),
});
