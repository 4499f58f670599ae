import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { int, mysqlTable, timestamp, varchar } from "drizzle-orm/mysql-core";
import type { Adapter } from "next-auth/adapters";
import { cookieEnd } from "@/lib/credentials/web-session/cookie";
import { type SessionOrigin, sessionRow } from "@/lib/credentials/web-session/create-session";
import type { Database } from "@/lib/platform/db/client";
import { session } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";

/*
 * Auth.js sees our mailboxes and identities through two SQL views (drizzle/migrations), which hold no secret, and
 * writes sessions with hashed tokens. It never creates users or links: lib/doors/sign-in has done that by then.
 */

const authUser = mysqlTable("auth_user", {
  id: varchar("id", { length: 36 }).primaryKey(),
  name: varchar("name", { length: 255 }),
  email: varchar("email", { length: 320 }),
  emailVerified: timestamp("emailVerified", { mode: "date", fsp: 3 }),
  image: varchar("image", { length: 1 }),
});

const authAccount = mysqlTable("auth_account", {
  userId: varchar("userId", { length: 36 }).notNull(),
  type: varchar("type", { length: 4 }).$type<"oidc">().notNull(),
  provider: varchar("provider", { length: 40 }).notNull(),
  providerAccountId: varchar("providerAccountId", { length: 255 }).notNull(),
  // Always null: Auth.js's type asks for them, we keep no token but the session's sealed ID token.
  refresh_token: varchar("refresh_token", { length: 1 }),
  access_token: varchar("access_token", { length: 1 }),
  expires_at: int("expires_at"),
  token_type: varchar("token_type", { length: 1 }),
  scope: varchar("scope", { length: 1 }),
  id_token: varchar("id_token", { length: 1 }),
  session_state: varchar("session_state", { length: 1 }),
});

const refuse = (what: string) => async (): Promise<never> => {
  throw new Error(`Auth.js may not ${what}: lib/doors/sign-in does.`);
};

/** The adapter for one sign-in; `origin` tells where the session comes from once it is known. */
export function sessionAdapter(db: Database, origin: () => SessionOrigin): Adapter {
  const base = DrizzleAdapter(db, {
    usersTable: authUser,
    accountsTable: authAccount,
    sessionsTable: session,
  });
  return {
    ...base,
    async createSession({ sessionToken, userId }) {
      await base.createSession?.(sessionRow(tokenDigest(sessionToken), { ...origin(), mailboxId: userId }));
      // Auth.js gives the cookie this end; the row decides when the session really ends.
      return { sessionToken, userId, expires: cookieEnd() };
    },
    // A sign-in always starts a new session: an old cookie neither carries over nor forbids to change the account.
    getSessionAndUser: async () => null,
    createUser: refuse("create users"),
    linkAccount: refuse("link accounts"),
  };
}
