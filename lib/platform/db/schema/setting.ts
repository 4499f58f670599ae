import { mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { updatedAt, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";

/** One group of settings that an administrator has changed; lib/platform/settings checks `value` on every read. */
export const setting = mysqlTable("setting", {
  name: varchar("name", { length: 40 }).primaryKey(),
  value: jsonColumn<unknown>("value").notNull(),
  updatedAt: updatedAt(),
  version: version(),
});
