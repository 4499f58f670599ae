import { bigint, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import {
  createdAt,
  id,
  protocolColumns,
  selfServiceFlags,
  updatedAt,
  version,
} from "@/lib/platform/db/columns";
import { startPages } from "@/lib/platform/db/protocols";

/** What a mailbox is given. `quotaBytes` 0 means unlimited. */
export const template = mysqlTable("template", {
  id: id(),
  name: varchar("name", { length: 100 }).notNull().unique("template_name_unique"),
  quotaBytes: bigint("quota_bytes", { mode: "number" }).notNull(),
  ...protocolColumns(),
  startPage: varchar("landing", { length: 16, enum: startPages }).notNull().default("portal"),
  ...selfServiceFlags(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});
