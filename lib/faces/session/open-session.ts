import { cookies } from "next/headers";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { cookieEnd, sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import { createSession, type SessionOrigin } from "@/lib/credentials/web-session/create-session";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { renewSession } from "@/lib/credentials/web-session/renew-session";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { databaseClient } from "@/lib/platform/db/client";

/** Starts the portal session of a mailbox whose password was right, and ends the one this browser had before. */
export const openSession = (visitor: Visitor, mailboxId: string): Promise<void> =>
  open(visitor, { mailboxId });

/**
 * Starts another portal session for somebody whose password has just been changed, which has ended the one before. The
 * current password alone is no re-authentication where there is a second factor: then the new session is as fresh as the old one was.
 */
export async function reopenSession(
  visitor: Visitor,
  { mailboxId, authenticatedAt }: { mailboxId: string; authenticatedAt: Date },
): Promise<void> {
  const hadFactor = await hasFactor(databaseClient().db, { kind: "mailbox", id: mailboxId });
  await open(visitor, { mailboxId, ...(hadFactor ? { authenticatedAt } : {}) });
}

async function open(
  { ip, userAgent }: Visitor,
  whose: Pick<SessionOrigin, "mailboxId" | "authenticatedAt">,
): Promise<void> {
  const jar = await cookies();
  const { db } = databaseClient();
  const old = jar.get(sessionCookieName())?.value;
  if (old) await endSession(db, old);
  const { token } = await createSession(db, { ...whose, ip, userAgent });
  jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), expires: cookieEnd() });
}

/** Marks the session of somebody who has just re-authenticated, under a new token. */
export async function renewOwnSession(): Promise<void> {
  const jar = await cookies();
  const old = jar.get(sessionCookieName())?.value;
  const token = old ? await renewSession(databaseClient().db, old) : null;
  if (token) jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), expires: cookieEnd() });
}
