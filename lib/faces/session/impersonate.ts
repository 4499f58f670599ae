import { cookies } from "next/headers";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import { openedLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";

/**
 * Opens the portal as a mailbox, in this browser, for the signed-in administrator of a role; a portal session that was
 * there is ended. Call it from a server action, then go to `/home`. Throws
 * `ReauthenticationNeeded`, and what `impersonateMailbox` throws.
 */
export async function openPortalAs(role: AdminRole, mailboxId: string): Promise<void> {
  const { session, context, visitor } = await reauthenticatedAdminContext(role);
  const { userAgent } = visitor;
  const { token } = await impersonateMailbox(context, {
    mailboxId,
    ...(session.provider ? { adminSessionId: session.id } : {}),
    ...(userAgent ? { userAgent } : {}),
  });
  const jar = await cookies();
  const old = jar.get(sessionCookieName())?.value;
  if (old) await endSession(context.db, old);
  const expires = new Date(Date.now() + openedLifetimeMs);
  jar.set(sessionCookieName(), token, { ...sessionCookieOptions(), expires });
}
