import { cookies } from "next/headers";
import { passkeySignInMs, startPasskeySignIn } from "@/lib/credentials/second-factor/passkey-sign-in";
import { sessionCookieName, sessionCookieOptions } from "@/lib/credentials/web-session/cookie";

/** The cookie of a browser that may sign in by a passkey: the challenge, which is worth nothing elsewhere. */
const cookieName = (): string => `${sessionCookieName()}-passkey`;

const options = () => ({ ...sessionCookieOptions(), sameSite: "strict" as const });

/** The options with which this browser signs in by a passkey; they replace those that it had before. */
export async function offerPasskeySignIn() {
  const { options: asked, kept } = await startPasskeySignIn();
  const expires = new Date(Date.now() + passkeySignInMs);
  (await cookies()).set(cookieName(), kept, { ...options(), expires });
  return asked;
}

/** Takes this browser's challenge: it is gone by the first answer, right or wrong. */
export async function takePasskeySignIn(): Promise<string | null> {
  const jar = await cookies();
  const kept = jar.get(cookieName())?.value ?? null;
  if (kept !== null) jar.set(cookieName(), "", { ...options(), maxAge: 0 });
  return kept;
}
