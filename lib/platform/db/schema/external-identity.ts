import { index, int, mysqlTable, primaryKey, unique, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference } from "@/lib/platform/db/columns";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/**
 * The link between a person at an identity provider and a mailbox: issuer + subject (OpenID Connect Core 5.7),
 * never the email address. The issuer is kept so that pointing a provider elsewhere does not carry links over.
 */
export const externalIdentity = mysqlTable(
  "external_identity",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id),
    issuer: varchar("issuer", { length: 255 }).notNull(),
    subject: varchar("subject", { length: 255 }).notNull(),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    lastSignInAt: moment("last_sign_in_at"),
    /** How many full reads of the directory in a row did not find the person, and since when. */
    misses: int("misses").notNull().default(0),
    missingSince: moment("missing_since"),
  },
  (table) => [
    unique("external_identity_subject_unique").on(table.identityProviderId, table.issuer, table.subject),
    unique("external_identity_mailbox_unique").on(table.mailboxId, table.identityProviderId, table.issuer),
  ],
);

/** Who said that somebody is in a group: the claims of a sign-in, the directory (a sync or an event), or a provider that pushes (SCIM). */
export const groupSources = ["claims", "directory", "scim"] as const;
export type GroupSource = (typeof groupSources)[number];

/**
 * The groups of people at a provider, whether or not they have a mailbox here. The issuer is kept so that pointing a
 * provider elsewhere carries no groups over; it is not in the key, which would be too long.
 */
export const personGroup = mysqlTable(
  "person_group",
  {
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    issuer: varchar("issuer", { length: 255 }).notNull(),
    subject: varchar("subject", { length: 255 }).notNull(),
    /** As the provider writes it: a name, or a path such as `/staff`. */
    groupName: varchar("group_name", { length: 255 }).notNull(),
    source: varchar("source", { length: 16, enum: groupSources }).notNull(),
  },
  (table) => [
    primaryKey({
      name: "person_group_pk",
      columns: [table.identityProviderId, table.subject, table.groupName],
    }),
    index("person_group_name").on(table.identityProviderId, table.groupName),
  ],
);
