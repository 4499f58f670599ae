import { boolean, index, int, mysqlTable, primaryKey, unique, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
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

/** What the members of a group may do in a mailbox that is shared with them; each includes those before it. */
export const shareAccesses = ["read", "write", "send"] as const;
export type ShareAccess = (typeof shareAccesses)[number];

/**
 * A mailbox that is shared with the members of a provider's group. Who these are now, and what is shared at all, say the views
 * `share_member` and `postfix_shared_sender`.
 */
export const mailboxShare = mysqlTable(
  "mailbox_share",
  {
    id: id(),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    /** As the provider writes it, letter by letter: a name, or a path such as `/sales`. */
    groupName: varchar("group_name", { length: 255 }).notNull(),
    access: varchar("access", { length: 16, enum: shareAccesses }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    unique("mailbox_share_group_unique").on(table.mailboxId, table.identityProviderId, table.groupName),
    index("mailbox_share_group").on(table.identityProviderId, table.groupName),
  ],
);

/**
 * Who has been let into which shared mailbox. Only whoever is both here and in `share_member` gets in, so that everybody
 * whose connections must end when the view names them no more is known. The mailbox is no foreign key: those of a deleted one
 * must end as well.
 */
export const shareGrant = mysqlTable(
  "share_grant",
  {
    memberId: reference("member_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    mailboxId: reference("mailbox_id").notNull(),
    /** Whether they may change what is in it, too. */
    writes: boolean("writes").notNull(),
  },
  (table) => [primaryKey({ name: "share_grant_pk", columns: [table.memberId, table.mailboxId] })],
);

/**
 * A User that a provider has pushed by SCIM (RFC 7643, 4.1), whether or not it has a mailbox here. `subject` is the
 * person's id at the provider, by which `external_identity` links the mailbox. A row that was deleted stays with its ids
 * alone, so that the same person pushed again is the same person here.
 */
export const scimUser = mysqlTable(
  "scim_user",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    subject: varchar("subject", { length: 255 }).notNull(),
    userName: varchar("user_name", { length: 320 }).notNull(),
    /** By what two names are the same (`caseExact` is false); null once it is deleted. */
    nameKey: varchar("name_key", { length: 320 }),
    externalId: varchar("external_id", { length: 255 }),
    /** The address that it asks for, and its domain; null: none. */
    address: varchar("address", { length: 320 }),
    domainName: varchar("domain_name", { length: 253 }),
    active: boolean("active").notNull(),
    /** What else was pushed, as the schema knows it. */
    attributes: jsonColumn<Record<string, unknown>>("attributes").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: moment("deleted_at"),
    version: version(),
  },
  (table) => [
    unique("scim_user_subject_unique").on(table.identityProviderId, table.subject),
    unique("scim_user_name_unique").on(table.identityProviderId, table.nameKey),
    index("scim_user_external_id").on(table.identityProviderId, table.externalId),
  ],
);

/** A Group that a provider has pushed by SCIM (RFC 7643, 4.2). */
export const scimGroup = mysqlTable(
  "scim_group",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    displayName: varchar("display_name", { length: 255 }).notNull(),
    /** By what two names are the same. */
    nameKey: varchar("name_key", { length: 255 }).notNull(),
    externalId: varchar("external_id", { length: 255 }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    unique("scim_group_name_unique").on(table.identityProviderId, table.nameKey),
    index("scim_group_external_id").on(table.identityProviderId, table.externalId),
  ],
);

/** Who is in a pushed Group. */
export const scimGroupMember = mysqlTable(
  "scim_group_member",
  {
    groupId: reference("group_id")
      .notNull()
      .references(() => scimGroup.id, { onDelete: "cascade" }),
    userId: reference("user_id")
      .notNull()
      .references(() => scimUser.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.userId] }),
    index("scim_group_member_user").on(table.userId),
  ],
);
