import { and, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Handle } from "@/lib/platform/db/client";
import { adminAccount, adminSession } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { tokenDigest } from "@/lib/platform/secrets/token";
import type { ProviderPerson } from "@/lib/providers/group/queries";

/** Ends the session of this token at once; an unknown one is no error. */
export async function endAdminSession(db: Handle, token: string): Promise<void> {
  await db.delete(adminSession).where(eq(adminSession.tokenDigest, tokenDigest(token)));
}

/** Ends every session of an administrator; part of the transaction of whatever made that necessary. */
export async function endSessionsOfAdmin(db: Handle, adminId: string): Promise<number> {
  const [result] = await db.delete(adminSession).where(eq(adminSession.adminId, adminId));
  return result.affectedRows;
}

/** Ends the sessions that somebody of a provider has in a browser of this kind at the pages of a role, since a new one takes their place. */
export async function endReplacedSessions(
  db: Handle,
  { role, person, userAgent }: { role: AdminRole; person: ProviderPerson; userAgent: string | undefined },
): Promise<void> {
  const { identityProviderId, issuer, subject } = person;
  const browser = userAgent?.slice(0, 255);
  await db
    .delete(adminSession)
    .where(
      and(
        eq(adminSession.identityProviderId, identityProviderId),
        eq(adminSession.issuer, issuer),
        eq(adminSession.subject, subject),
        eq(adminSession.role, role),
        browser === undefined ? isNull(adminSession.userAgent) : eq(adminSession.userAgent, browser),
      ),
    );
}

/** Removes sessions past their end. */
export async function purgeAdminSessions(db: Handle, now = new Date()): Promise<void> {
  await db.delete(adminSession).where(lt(adminSession.expires, now));
}

const endAdminSessionsInput = z.strictObject({
  adminId: z.uuid(),
  /** One session by its id; all of them when left out. */
  sessionId: z.uuid().optional(),
});

/** Whose sessions: one's own, or anybody's for superadmins. */
const owners: Kept<{ id: string; login: string }, { adminId: string }> = {
  kind: "admin-account",
  label: ({ login }) => login,
  authoriseNamed(actor, { adminId }) {
    const isAdmin = actor.kind === "superadmin" || actor.kind === "domain-admin";
    if (!isAdmin || actor.id !== adminId) requireSuperadmin(actor);
  },
  async lock({ db }, { adminId: id }) {
    const [account] = await db
      .select({ login: adminAccount.login })
      .from(adminAccount)
      .where(eq(adminAccount.id, id));
    return { id, login: account?.login ?? id };
  },
};

/** Ends one or all sessions of an administrator: one's own, or anybody's for superadmins. */
export const endAdminSessions = verbOn(owners, {
  input: endAdminSessionsInput,
  async work({ db }, owner, { adminId, sessionId }) {
    const condition = sessionId === undefined ? undefined : eq(adminSession.id, sessionId);
    const [{ affectedRows: ended }] = await db
      .delete(adminSession)
      .where(and(eq(adminSession.adminId, adminId), condition));
    const states = { before: { sessionsEnded: 0 }, after: { sessionsEnded: ended } };
    return { events: [eventOf(owners, "admin-session.end", owner, states)], answer: { ended } };
  },
});
