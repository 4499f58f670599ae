import { boolean, index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { domain } from "@/lib/platform/db/schema/domain";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/**
 * Who looks after an alias: administrators, the mailbox that has made it for itself, or the directory of the identity
 * provider that the mailbox has as its source.
 */
export const aliasManagers = ["administrator", "owner", "directory"] as const;
export type AliasManager = (typeof aliasManagers)[number];

/**
 * A further address of a mailbox. `address` is canonical and never a mailbox's. With `expiresAt` it is temporary:
 * from then on it receives nothing (the view `postfix_alias` asks the clock), but stays taken until housekeeping.
 */
export const alias = mysqlTable(
  "alias",
  {
    id: id(),
    address: varchar("address", { length: 320 }).notNull().unique("alias_address_unique"),
    /** The domain of the address, which need not be the mailbox's. */
    domainId: reference("domain_id")
      .notNull()
      .references(() => domain.id),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    managedBy: varchar("managed_by", { length: 16, enum: aliasManagers }).notNull().default("administrator"),
    description: varchar("description", { length: 255 }).notNull().default(""),
    active: boolean("active").notNull().default(true),
    expiresAt: moment("expires_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index("alias_domain_address").on(table.domainId, table.address),
    index("alias_mailbox").on(table.mailboxId, table.id),
    index("alias_expires_at").on(table.expiresAt, table.id),
  ],
);
