import { idleLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import type { Handle } from "@/lib/platform/db/client";
import { session } from "@/lib/platform/db/schema";
import { seal } from "@/lib/platform/secrets/seal";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

export interface SessionOrigin {
  mailboxId: string;
  ip?: string | undefined;
  userAgent?: string | undefined;
  /** When the person last authenticated here, with a second factor where there is one; left out: now. */
  authenticatedAt?: Date;
  /** Set for a session that came by single sign-on. */
  provider?: {
    id: string;
    sessionId: string | null;
    idToken: string;
    /** When the provider last asked the person who it is; where it does not say, that counts as now. */
    authenticatedAt?: Date | null;
  };
}

export const idTokenPurpose = (digest: string): string => `session:${digest}`;

/** What the session row keeps of where it came from; the ID token is sealed. */
export function sessionRow(digest: string, origin: SessionOrigin, now = new Date()) {
  return {
    sessionToken: digest,
    userId: origin.mailboxId,
    expires: new Date(now.getTime() + idleLifetimeMs),
    identityProviderId: origin.provider?.id ?? null,
    providerSessionId: origin.provider?.sessionId ?? null,
    sealedIdToken: origin.provider ? seal(origin.provider.idToken, idTokenPurpose(digest)) : null,
    ip: origin.ip ?? null,
    userAgent: origin.userAgent?.slice(0, 255) ?? null,
    createdAt: now,
    authenticatedAt: provedAt(origin, now),
    lastSeenAt: now,
  };
}

/** Never later than now, whatever the provider's clock says. */
function provedAt({ provider, authenticatedAt }: SessionOrigin, now: Date): Date {
  const asked = provider?.authenticatedAt ?? authenticatedAt ?? now;
  return asked < now ? asked : now;
}

/** Starts a session and returns its token, which only the browser's cookie will know. The caller has authenticated. */
export async function createSession(
  db: Handle,
  origin: SessionOrigin,
): Promise<{ token: string; expires: Date }> {
  const token = newToken();
  const row = sessionRow(tokenDigest(token), origin);
  await db.insert(session).values(row);
  return { token, expires: row.expires };
}
