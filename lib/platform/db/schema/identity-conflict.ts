import { index, mysqlTable, unique, varchar } from "drizzle-orm/mysql-core";
import { id, moment, reference } from "@/lib/platform/db/columns";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/**
 * `other-account`: an account claims the address of a mailbox that is linked to another account of the same provider;
 * `other-source`: of a mailbox that has another source; `address-changed`: the linked account has another address now.
 */
export const conflictKinds = ["other-account", "other-source", "address-changed"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export const conflictWitnesses = ["sign-in", "directory"] as const;
export type ConflictWitness = (typeof conflictWitnesses)[number];

/**
 * An account at a provider of which the provider and we do not say the same. At most one row for an account that the
 * provider vouched for, and a handful for a mailbox; gone when both agree again, or when nobody has seen it for long.
 */
export const identityConflict = mysqlTable(
  "identity_conflict",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    issuer: varchar("issuer", { length: 255 }).notNull(),
    subject: varchar("subject", { length: 255 }).notNull(),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    kind: varchar("kind", { length: 16, enum: conflictKinds }).notNull(),
    /** The address that the provider gives the account. */
    address: varchar("address", { length: 320 }).notNull(),
    /** The account's name at the provider; empty: not known. */
    displayName: varchar("display_name", { length: 255 }).notNull().default(""),
    seenBy: varchar("seen_by", { length: 16, enum: conflictWitnesses }).notNull(),
    firstSeenAt: moment("first_seen_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (table) => [
    unique("identity_conflict_account_unique").on(table.identityProviderId, table.issuer, table.subject),
    index("identity_conflict_mailbox").on(table.mailboxId, table.lastSeenAt),
    index("identity_conflict_kind").on(table.kind, table.id),
    index("identity_conflict_last_seen").on(table.lastSeenAt),
  ],
);
