const hour = 3_600_000;

/** An administrator's session ends this long after its last use. */
export const adminIdleMs = 2 * hour;

/** An administrator's session ends this long after the sign-in, however busy it is. */
export const adminAbsoluteMs = 12 * hour;

/** Groups that only the claims of the sign-in have named count this long after it: nobody would tell when the person leaves them. */
export const onlyClaimedMs = hour;

/** How long re-authentication counts as fresh for what is dangerous. */
export const reauthenticationLifetimeMs = 15 * 60_000;

const extendEveryMs = 60_000;

/** The new end of a session in use, or null when there is nothing to write: at most one write a minute. */
export function extendedAdminEnd(session: { createdAt: Date; expires: Date }, now: Date): Date | null {
  const limit = session.createdAt.getTime() + adminAbsoluteMs;
  const end = Math.min(now.getTime() + adminIdleMs, limit);
  return end - session.expires.getTime() >= extendEveryMs ? new Date(end) : null;
}

/** Whether the person has re-authenticated lately: asked before what is dangerous. */
export const recentlyAuthenticated = (session: { authenticatedAt: Date }, now = new Date()): boolean =>
  now.getTime() - session.authenticatedAt.getTime() <= reauthenticationLifetimeMs;
