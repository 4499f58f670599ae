import { cookies } from "next/headers";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";
import { type EndedSession, endSession } from "@/lib/credentials/web-session/end-session";
import { stopImpersonation } from "@/lib/credentials/web-session/stop-impersonation";
import { currentSession } from "@/lib/faces/session/current";
import { visitorAs } from "@/lib/faces/session/visitor";
import { databaseClient } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";
import { metadataFor } from "@/lib/providers/openid/discovery";

export const signedOutPath = "/?signed-out=1";

/** Where a browser goes after signing out: to an address, or with a form that it sends on. */
export type AfterSignOut = { url: string } | { form: { action: string; fields: Record<string, string> } };

/** An ID token of many groups is longer than the addresses that servers take; this much goes into one. */
const maxHintInUrl = 2_048;

/**
 * Ends this browser's session, then tells where to send it: to the provider's own logout (OpenID Connect
 * RP-Initiated Logout 1.0), so that the next click on "Single Sign-On" does not sign in silently, or to the login page.
 */
export async function signOut(): Promise<AfterSignOut> {
  const jar = await cookies();
  const token = jar.get(sessionCookieName())?.value;
  if (!token) return { url: signedOutPath };
  await stopImpersonating(token);
  const ended = await endSession(databaseClient().db, token);
  jar.set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
  return (ended && (await providerLogout(ended))) ?? { url: signedOutPath };
}

/** An administrator who has opened a mailbox is recorded to have left it. */
async function stopImpersonating(token: string): Promise<void> {
  const session = await currentSession();
  if (!session?.impersonatedBy) return;
  const { mailboxId: id, address, impersonatedBy } = session;
  const { context } = await visitorAs({ kind: "mailbox", id, address, impersonatedBy: impersonatedBy.login });
  await stopImpersonation(context, token);
}

async function providerLogout(ended: NonNullable<EndedSession>): Promise<AfterSignOut | null> {
  try {
    const { end_session_endpoint } = await metadataFor(ended);
    return end_session_endpoint ? logoutRequest(end_session_endpoint, ended) : null;
  } catch (error) {
    logger("sign-in").warn({ error }, "signed out here, but the provider's logout address could not be read");
    return null;
  }
}

/**
 * The logout request (RP-Initiated Logout 1.0 section 2): by GET, which brings the provider's cookies along whatever
 * their SameSite; by POST, which providers must take as well, where the hint is too long for an address. Without the
 * hint some providers ask the person once more, and some end nothing.
 */
export function logoutRequest(
  endpoint: string,
  { idToken, clientId }: Pick<NonNullable<EndedSession>, "idToken" | "clientId">,
): AfterSignOut {
  const fields = {
    id_token_hint: idToken,
    client_id: clientId,
    post_logout_redirect_uri: new URL(signedOutPath, env().PORTAL_URL).href,
  };
  if (idToken.length > maxHintInUrl) return { form: { action: new URL(endpoint).href, fields } };
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return { url: url.href };
}
