import { boolean, index, mysqlTable, primaryKey, unique, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { domain } from "@/lib/platform/db/schema/domain";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import type { Permission } from "@/lib/platform/permission";

export const adminRoles = ["superadmin", "domain-admin"] as const;
export type AdminRole = (typeof adminRoles)[number];

/** An administrator's own account; never a mailbox. `login` is an email address in canonical form. */
export const adminAccount = mysqlTable("admin_account", {
  id: id(),
  login: varchar("login", { length: 320 }).notNull().unique("admin_account_login_unique"),
  displayName: varchar("display_name", { length: 255 }).notNull().default(""),
  role: varchar("role", { length: 16, enum: adminRoles }).notNull(),
  passwordHash: varchar("password_hash", { length: 1024 }).notNull(),
  /** As the person has chosen them: a BCP 47 tag, and an IANA time zone; null: the browser's. */
  language: varchar("language", { length: 35 }),
  timeZone: varchar("time_zone", { length: 64 }),
  active: boolean("active").notNull().default(true),
  /** The permission to open the portal and webmail as one of the mailboxes it administers. */
  mayImpersonate: boolean("may_open_as").notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

/** The domains of a domain admin. */
export const adminDomain = mysqlTable(
  "admin_domain",
  {
    adminId: reference("admin_id")
      .notNull()
      .references(() => adminAccount.id, { onDelete: "cascade" }),
    domainId: reference("domain_id")
      .notNull()
      .references(() => domain.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ name: "admin_domain_pk", columns: [table.adminId, table.domainId] }),
    index("admin_domain_domain").on(table.domainId),
  ],
);

/** A one-time link that creates the first superadmin. Only the SHA-256 (hex) of its token is kept. */
export const setupLink = mysqlTable("setup_link", {
  tokenDigest: varchar("token_digest", { length: 64 }).primaryKey(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
  usedBy: reference("used_by"),
  createdAt: createdAt(),
});

/**
 * A one-time link by which an administrator chooses its own password: for a new account, or a lost password.
 * `tokenDigest` is the SHA-256 (hex) of the link's token. It is deleted when it is used.
 */
export const passwordLink = mysqlTable(
  "password_link",
  {
    tokenDigest: varchar("token_digest", { length: 64 }).primaryKey(),
    adminId: reference("admin_id")
      .notNull()
      .references(() => adminAccount.id, { onDelete: "cascade" }),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("password_link_admin").on(table.adminId)],
);

/** What a group's members can be: `delegate` is a domain admin with chosen permissions only. */
export const groupRoles = [...adminRoles, "delegate"] as const;
export type GroupRole = (typeof groupRoles)[number];

/** What a group can be whose members have the pages of a role. */
export const rolesOfGroups: Record<AdminRole, GroupRole[]> = {
  superadmin: ["superadmin"],
  "domain-admin": ["domain-admin", "delegate"],
};

/** A group of a provider whose members administer: everything, some domains, or parts of the work in some domains. */
export const adminGroup = mysqlTable(
  "admin_group",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    /** As the provider writes it, letter by letter: a name, or a path such as `/admins`. */
    groupName: varchar("group_name", { length: 255 }).notNull(),
    role: varchar("role", { length: 16, enum: groupRoles }).notNull(),
    /** A delegate's. Null: the role has none to choose. */
    permissions: jsonColumn<Permission[]>("permissions"),
    /** Whether members may open the portal and webmail as one of the mailboxes that the group gives them. */
    mayImpersonate: boolean("may_open_as").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [unique("admin_group_name_unique").on(table.identityProviderId, table.groupName)],
);

/** The domains that a group's members administer. */
export const adminGroupDomain = mysqlTable(
  "admin_group_domain",
  {
    adminGroupId: reference("admin_group_id")
      .notNull()
      .references(() => adminGroup.id, { onDelete: "cascade" }),
    domainId: reference("domain_id")
      .notNull()
      .references(() => domain.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ name: "admin_group_domain_pk", columns: [table.adminGroupId, table.domainId] }),
    index("admin_group_domain_domain").on(table.domainId),
  ],
);
