import { boolean, index, int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, updatedAt, version } from "@/lib/platform/db/columns";

/** A link to another application; `%u` in an address stands for the URL-encoded mailbox address of who is signed in. */
export const appLink = mysqlTable(
  "app_link",
  {
    id: id(),
    name: varchar("name", { length: 100 }).notNull(),
    description: varchar("description", { length: 255 }).notNull().default(""),
    /** For visitors, and for people who are signed in unless `signedInUrl` is there. */
    url: varchar("url", { length: 1000 }).notNull(),
    signedInUrl: varchar("signed_in_url", { length: 1000 }),
    /** Hidden on the login page; people who are signed in see every link. */
    hiddenAtLogin: boolean("hidden_at_login").notNull().default(false),
    /** Places in the list, from 1. */
    position: int("position").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [index("app_link_position").on(table.position)],
);
