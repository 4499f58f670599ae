import { cookies } from "next/headers";
import { databaseClient } from "@/lib/db/client";
import { env } from "@/lib/env";
import { metadataFor } from "@/lib/identity-provider/discovery";
import { logger } from "@/lib/log";
import { sessionCookieName, sessionCookieOptions } from "@/lib/web-session/cookie";
import { type EndedSession, endSession } from "@/lib/web-session/end-session";

export const signedOutPath = "/?signed-out=1";

/**
 * Ends this browser's session, then tells where to send it: to the provider's own logout (OpenID Connect
 * RP-Initiated Logout 1.0), so that the next click on "Single Sign-On" does not sign in silently, or to the login page.
 */
export async function signOut(): Promise<string> {
  const jar = await cookies();
  const token = jar.get(sessionCookieName())?.value;
  if (!token) return signedOutPath;
  const ended = await endSession(databaseClient().db, token);
  jar.set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
  return (ended && (await providerLogout(ended))) ?? signedOutPath;
}

async function providerLogout(ended: NonNullable<EndedSession>): Promise<string | null> {
  try {
    const { end_session_endpoint } = await metadataFor(ended);
    if (!end_session_endpoint) return null;
    const url = new URL(end_session_endpoint);
    url.searchParams.set("id_token_hint", ended.idToken);
    url.searchParams.set("client_id", ended.clientId);
    url.searchParams.set("post_logout_redirect_uri", new URL(signedOutPath, env().PORTAL_URL).href);
    return url.href;
  } catch (error) {
    logger("sign-in").warn({ error }, "signed out here, but the provider's logout address could not be read");
    return null;
  }
}
