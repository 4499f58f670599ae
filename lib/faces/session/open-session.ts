import { cookies } from "next/headers";
import { cookieEnd, sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { renewSession } from "@/lib/credentials/web-session/renew-session";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { databaseClient } from "@/lib/platform/db/client";

/** Starts the portal session of a mailbox whose password was right, and ends the one this browser had before. */
export async function openSession(visitor: Visitor, mailboxId: string): Promise<void> {
  const jar = await cookies();
  const { db } = databaseClient();
  const old = jar.get(sessionCookieName())?.value;
  if (old) await endSession(db, old);
  const { token } = await createSession(db, { mailboxId, ip: visitor.ip, userAgent: visitor.userAgent });
  jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), expires: cookieEnd() });
}

/** Marks the session of somebody who has just re-authenticated, under a new token. */
export async function renewOwnSession(): Promise<void> {
  const jar = await cookies();
  const old = jar.get(sessionCookieName())?.value;
  const token = old ? await renewSession(databaseClient().db, old) : null;
  if (token) jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), expires: cookieEnd() });
}
