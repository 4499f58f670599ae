const hour = 3_600_000;

/** A session ends this long after its last use. */
export const idleLifetimeMs = 12 * hour;

/** A session ends this long after the sign-in, however busy it is. */
export const absoluteLifetimeMs = 14 * 24 * hour;

/** A session that an administrator opened as somebody ends this long after, and is never prolonged. */
export const openedLifetimeMs = hour;

/** Using a session moves its end, at most this often, so that a busy webmail tab costs no write a request. */
const extendEveryMs = 5 * 60_000;

/** The new end of a session that is being used now, or null when there is nothing to write. */
export function extendedEnd(
  session: { createdAt: Date; expires: Date; impersonatedBy: object | string | null },
  now: Date,
): Date | null {
  if (session.impersonatedBy !== null) return null;
  const limit = session.createdAt.getTime() + absoluteLifetimeMs;
  const end = Math.min(now.getTime() + idleLifetimeMs, limit);
  return end - session.expires.getTime() >= extendEveryMs ? new Date(end) : null;
}
