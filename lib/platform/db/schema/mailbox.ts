import { bigint, boolean, index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import {
  createdAt,
  id,
  moment,
  protocolColumns,
  reference,
  selfServiceFlags,
  updatedAt,
  version,
} from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { permissions } from "@/lib/platform/db/permissions";
import { protocols, startPages } from "@/lib/platform/db/protocols";
import { domain } from "@/lib/platform/db/schema/domain";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { template } from "@/lib/platform/db/schema/template";

export const adminStates = ["active", "receive-only", "disabled"] as const;
export type AdminState = (typeof adminStates)[number];

export const directoryStates = ["present", "disabled", "missing"] as const;
export type DirectoryState = (typeof directoryStates)[number];

/** The fields that a template or a directory may set, and that an admin may pin against both. */
export const templateFields = [
  "quotaBytes",
  ...protocols,
  "startPage",
  ...permissions,
  "requireSecondFactor",
] as const;
/** What is said of the person, by a directory too: text; null where it is not known. */
const personColumns = () => ({
  displayName: varchar("display_name", { length: 255 }).notNull().default(""),
  /** A BCP 47 tag such as `pt-BR`. */
  language: varchar("language", { length: 35 }),
});
export type PersonField = keyof ReturnType<typeof personColumns>;
export const personFields = Object.keys(personColumns()) as PersonField[];
export const pinnableFields = [...templateFields, ...personFields] as const;
export type PinnableField = (typeof pinnableFields)[number];

/**
 * A mailbox. `address` is canonical: lower case, domain in IDNA ASCII form; the database compares it byte by byte.
 * `identityProviderId` null means the local source. `passwordHash` is kept when the source changes.
 */
export const mailbox = mysqlTable(
  "mailbox",
  {
    id: id(),
    address: varchar("address", { length: 320 }).notNull().unique("mailbox_address_unique"),
    domainId: reference("domain_id")
      .notNull()
      .references(() => domain.id),
    ...personColumns(),
    /** IANA, as the person has chosen it; null: the browser's. */
    timeZone: varchar("time_zone", { length: 64 }),
    quotaBytes: bigint("quota_bytes", { mode: "number" }).notNull(),
    ...protocolColumns(),
    startPage: varchar("landing", { length: 16, enum: startPages }).notNull().default("portal"),
    ...selfServiceFlags(),
    /** What its owner has chosen; counts while they may choose (`ownStartPage`). Null: nothing. */
    chosenStartPage: varchar("chosen_start_page", { length: 16, enum: startPages }),
    identityProviderId: reference("identity_provider_id").references(() => identityProvider.id),
    /** Whether its address alone makes the first link; not once an administrator has unlinked an account. */
    linkByAddress: boolean("link_by_address").notNull().default(true),
    localPasswordAllowed: boolean("local_password_allowed").notNull().default(false),
    passwordHash: varchar("password_hash", { length: 1024 }),
    passwordChangedAt: moment("password_changed_at"),
    /** What the source's directory gives as the person's mail password; of no other source than the present one. */
    directoryPasswordHash: varchar("directory_password_hash", { length: 1024 }),
    /** Kept by lib/credentials/second-factor; a column of its own, since every login of a mail app asks for it. */
    hasSecondFactor: boolean("has_second_factor").notNull().default(false),
    adminState: varchar("admin_state", { length: 16, enum: adminStates }).notNull().default("active"),
    directoryState: varchar("directory_state", { length: 16, enum: directoryStates })
      .notNull()
      .default("present"),
    /** Whether mail is still taken in for somebody who is not present in the directory. */
    directoryReceives: boolean("directory_receives").notNull().default(true),
    templateId: reference("template_id").references(() => template.id),
    pinnedFields: jsonColumn<PinnableField[]>("pinned_fields")
      .notNull()
      .$defaultFn(() => []),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index("mailbox_domain_address").on(table.domainId, table.address),
    // For lists in these orders.
    index("mailbox_display_name").on(table.displayName, table.id),
    index("mailbox_quota").on(table.quotaBytes, table.id),
    index("mailbox_admin_state").on(table.adminState, table.address),
    index("mailbox_directory_state").on(table.directoryState, table.address),
    // Holds all that a search reads, so that it goes through the index alone: a seventh of the time with 100 000.
    index("mailbox_search").on(table.address, table.displayName, table.domainId),
    // For the sums that a domain's limits and its line in the list ask for.
    index("mailbox_domain_quota").on(table.domainId, table.quotaBytes),
  ],
);

/** Where somebody gets mail besides, for a link when the password is forgotten. One for each mailbox. */
export const recoveryAddress = mysqlTable("recovery_address", {
  mailboxId: reference("mailbox_id")
    .primaryKey()
    .references(() => mailbox.id, { onDelete: "cascade" }),
  /** Whoever reads mail there has said so; null: nobody yet. */
  address: varchar("address", { length: 320 }),
  confirmedAt: moment("confirmed_at"),
  /** What takes its place as soon as it is confirmed; null: nothing. */
  pending: varchar("pending", { length: 320 }),
  createdAt: createdAt(),
});

export const mailboxLinkPurposes = ["confirm-recovery-address", "reset-password"] as const;

/** A one-time link that was mailed to a recovery address. Only the SHA-256 (hex) of its token is kept. */
export const mailboxLink = mysqlTable(
  "mailbox_link",
  {
    tokenDigest: varchar("token_digest", { length: 64 }).primaryKey(),
    mailboxId: reference("mailbox_id")
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    purpose: varchar("purpose", { length: 32, enum: mailboxLinkPurposes }).notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("mailbox_link_mailbox").on(table.mailboxId, table.purpose),
    index("mailbox_link_expires").on(table.expiresAt),
  ],
);
