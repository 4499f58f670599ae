import { cookies } from "next/headers";
import { cache } from "react";
import { decideAccess } from "@/lib/access/decide-access";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { extendedEnd } from "@/lib/credentials/web-session/lifetime";
import { extendSession, findSession, sessionIdOf } from "@/lib/credentials/web-session/queries";
import { databaseClient } from "@/lib/platform/db/client";
import type { StartPage } from "@/lib/platform/db/protocols";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/** The signed-in mailbox as pages may see it: no secret in it. */
export interface UserSession {
  /** What the session is called in lists; of no use to get in. */
  id: string;
  mailboxId: string;
  address: string;
  displayName: string;
  language: string | null;
  timeZone: string | null;
  identityProviderId: string | null;
  providerName: string | null;
  /** The provider by which this session came; null: by an own password. */
  signedInAt: { slug: string; name: string } | null;
  startPage: StartPage;
  mayChooseStartPage: boolean;
  authenticatedAt: Date;
  /** The administrator who has opened this mailbox, if it is not the person itself. */
  impersonatedBy: { login: string; role: AdminRole } | null;
  /** Whether the webmail button leads anywhere. */
  webmail: boolean;
}

/**
 * The session of this request, or null. Every page, action and route handler asks for itself: a mailbox that has been
 * disabled since is signed out by that.
 */
export const currentSession = cache(async (): Promise<UserSession | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const { db } = databaseClient();
  const found = await findSession(db, token);
  const credential = { kind: "session", opened: found?.impersonatedBy != null } as const;
  if (!found || !decideAccess(found.facts, "portal", credential).allowed) return null;
  const end = extendedEnd(found, new Date());
  if (end) await extendSession(db, found.digest, end);
  return {
    id: sessionIdOf(found.digest),
    mailboxId: found.mailboxId,
    address: found.address,
    displayName: found.displayName,
    language: found.language,
    timeZone: found.timeZone,
    identityProviderId: found.facts.identityProviderId,
    providerName: found.providerName,
    signedInAt:
      found.byProvider && found.providerSlug !== null
        ? { slug: found.providerSlug, name: found.providerName ?? found.providerSlug }
        : null,
    startPage: found.startPage,
    mayChooseStartPage: found.mayChooseStartPage,
    authenticatedAt: found.authenticatedAt,
    impersonatedBy: found.impersonatedBy,
    webmail: decideAccess(found.facts, "webmail", credential).allowed,
  };
});
