import { index, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference } from "@/lib/platform/db/columns";
import { adminAccount, adminRoles } from "@/lib/platform/db/schema/admin-account";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";

/**
 * A session of an administrator who has given every proof that is asked for: of an account here, or of somebody who
 * administers by a group of a provider, known by issuer and subject. `tokenDigest` is the SHA-256 (hex) of the cookie's
 * value; `role` is the one whose pages it was made for.
 */
export const adminSession = mysqlTable(
  "admin_session",
  {
    id: id(),
    tokenDigest: varchar("token_digest", { length: 64 }).notNull().unique("admin_session_token_unique"),
    /** Null: of somebody of the provider. */
    adminId: reference("admin_id").references(() => adminAccount.id, { onDelete: "cascade" }),
    identityProviderId: reference("identity_provider_id").references(() => identityProvider.id, {
      onDelete: "cascade",
    }),
    issuer: varchar("issuer", { length: 255 }),
    subject: varchar("subject", { length: 255 }),
    /** What the provider calls the person: the proven address, or else a name there. */
    personName: varchar("person_name", { length: 320 }),
    /** `sid` of the ID token: names the session at the provider (OpenID Connect Back-Channel Logout 1.0). */
    providerSessionId: varchar("provider_session_id", { length: 255 }),
    role: varchar("role", { length: 16, enum: adminRoles }).notNull(),
    expires: moment("expires").notNull(),
    /** When the person last authenticated. */
    authenticatedAt: moment("authenticated_at").notNull(),
    ip: varchar("ip", { length: 45 }),
    userAgent: varchar("user_agent", { length: 255 }),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (table) => [
    index("admin_session_admin").on(table.adminId),
    index("admin_session_person").on(table.identityProviderId, table.subject),
    index("admin_session_expires").on(table.expires),
  ],
);
