import { absoluteLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { usesHttps } from "@/lib/platform/uses-https";

const secureName = "__Host-letterlock";
const plainName = "letterlock";

/**
 * The name of the session cookie. On https it has the `__Host-` prefix (RFC 6265bis 4.1.3.2): no subdomain and no
 * plain http page can set it.
 */
export const sessionCookieName = (): string => (usesHttps() ? secureName : plainName);

/** Attributes of the session cookie; `expires` is given by the session. */
export const sessionCookieOptions = () => ({
  path: "/",
  httpOnly: true,
  secure: usesHttps(),
  sameSite: "lax" as const,
});

/** The cookie may live as long as a session can; the session's row decides when it really ends. */
export const cookieEnd = (): Date => new Date(Date.now() + absoluteLifetimeMs);
