import { index, mediumtext, mysqlTable, timestamp, varchar } from "drizzle-orm/mysql-core";
import { createdAt, moment, reference } from "@/lib/platform/db/columns";
import { adminAccount } from "@/lib/platform/db/schema/admin-account";
import { adminSession } from "@/lib/platform/db/schema/admin-session";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { mailbox } from "@/lib/platform/db/schema/mailbox";

/**
 * A portal session of a mailbox. `sessionToken` holds the SHA-256 (hex) of the cookie's value, never the value.
 * The three property names sessionToken, userId and expires are those that @auth/drizzle-adapter works with.
 */
export const session = mysqlTable(
  "session",
  {
    sessionToken: varchar("token_digest", { length: 64 }).primaryKey(),
    userId: varchar("mailbox_id", { length: 36 })
      .notNull()
      .references(() => mailbox.id, { onDelete: "cascade" }),
    expires: timestamp("expires", { mode: "date", fsp: 3 }).notNull(),
    identityProviderId: reference("identity_provider_id").references(() => identityProvider.id),
    /** The administrator who opened it as this mailbox, if one did. */
    impersonatedBy: reference("opened_by").references(() => adminAccount.id, { onDelete: "cascade" }),
    /** The console session of somebody who administers by groups and opened it: it ends with that one, at the latest. */
    impersonatedBySession: reference("opened_by_session").references(() => adminSession.id, {
      onDelete: "cascade",
    }),
    /** `sid` of the ID token: names the session at the provider (OpenID Connect Back-Channel Logout 1.0). */
    providerSessionId: varchar("provider_session_id", { length: 255 }),
    /** The ID token, sealed: the hint for RP-initiated logout. As long as a token answer may be (256 KiB) and more. */
    sealedIdToken: mediumtext("sealed_id_token"),
    ip: varchar("ip", { length: 45 }),
    userAgent: varchar("user_agent", { length: 255 }),
    createdAt: createdAt(),
    /** When the person last authenticated; null for sessions from before there was such a time. */
    authenticatedAt: moment("authenticated_at"),
    lastSeenAt: moment("last_seen_at"),
  },
  (table) => [
    index("session_mailbox").on(table.userId),
    index("session_provider").on(table.identityProviderId, table.providerSessionId),
    index("session_expires").on(table.expires),
    index("session_opened_by").on(table.impersonatedBy),
    index("session_opened_by_session").on(table.impersonatedBySession),
  ],
);

/** Logout tokens that providers have sent, by a digest of provider and `jti`: none is taken twice while it is fresh. */
export const logoutToken = mysqlTable(
  "logout_token",
  {
    digest: varchar("digest", { length: 64 }).primaryKey(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("logout_token_expires").on(table.expiresAt)],
);
