import { cookies } from "next/headers";
import { recordEarlyEnd } from "@/lib/credentials/login-attempt/record-early-end";
import {
  keepPendingSignIn,
  pendingLifetimeMs,
  takePendingSignIn,
} from "@/lib/credentials/second-factor/pending-sign-in";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import { findPendingMailbox } from "@/lib/doors/sign-in/finish-second-step";
import type { Visitor } from "@/lib/faces/session/auth-js";
import { visitorAs } from "@/lib/faces/session/visitor";

/** The cookie of somebody who has given a mailbox's password and not the second factor yet. */
const stepCookieName = (): string => `${sessionCookieName()}-step`;

/** After the right password: a cookie for the second step, which no other page takes. */
export async function startSecondStep(visitor: Visitor, mailboxId: string): Promise<void> {
  const token = await keepPendingSignIn(visitor.context.db, { kind: "mailbox", id: mailboxId }, visitor.ip);
  const expires = new Date(Date.now() + pendingLifetimeMs);
  (await cookies()).set(stepCookieName(), token, { ...sessionCookieOptions(), expires });
}

/** Somebody at the second step of the portal, or null. */
export async function pendingMailbox() {
  const token = (await cookies()).get(stepCookieName())?.value;
  if (!token) return null;
  const visitor = await visitorAs({ kind: "system", job: "sign-in" });
  const mailbox = await findPendingMailbox(visitor.context, token);
  return mailbox ? { token, mailbox, visitor } : null;
}

/** Notes a second step that is left over: too long ago, of another browser, or of somebody who may not come in any more. */
export async function noteLostStep(credential: string): Promise<void> {
  const { ip = null } = await visitorAs({ kind: "system", job: "sign-in" });
  const end = { door: "portal", reason: "sign-in-expired", detail: null, providerSlug: null } as const;
  recordEarlyEnd({ ...end, credential, ip });
}

/** Ends the second step of this browser, done or given up. */
export async function endSecondStep(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(stepCookieName())?.value;
  if (!token) return;
  const { context } = await visitorAs({ kind: "system", job: "sign-in" });
  await takePendingSignIn(context.db, token);
  jar.set(stepCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}
