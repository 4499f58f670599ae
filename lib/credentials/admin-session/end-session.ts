import { and, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { requireSuperadmin } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, adminSession } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** Ends the session of this token at once; an unknown one is no error. */
export async function endAdminSession(db: Handle, token: string): Promise<void> {
  await db.delete(adminSession).where(eq(adminSession.tokenDigest, tokenDigest(token)));
}

/** Ends every session of an administrator; part of the transaction of whatever made that necessary. */
export async function endSessionsOfAdmin(db: Handle, adminId: string): Promise<number> {
  const [result] = await db.delete(adminSession).where(eq(adminSession.adminId, adminId));
  return result.affectedRows;
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

/** Ends one or all sessions of an administrator: one's own, or anybody's for superadmins. */
export async function endAdminSessions(
  context: Context,
  input: z.input<typeof endAdminSessionsInput>,
): Promise<{ ended: number }> {
  const { adminId, sessionId } = parseInput(endAdminSessionsInput, input);
  const { actor } = context;
  const own = (actor.kind === "superadmin" || actor.kind === "domain-admin") && actor.id === adminId;
  if (!own) requireSuperadmin(actor);
  return inTransaction(context, async (tx) => {
    const [account] = await tx.db
      .select({ login: adminAccount.login })
      .from(adminAccount)
      .where(eq(adminAccount.id, adminId));
    const condition = sessionId === undefined ? undefined : eq(adminSession.id, sessionId);
    const [{ affectedRows: ended }] = await tx.db
      .delete(adminSession)
      .where(and(eq(adminSession.adminId, adminId), condition));
    if (ended > 0)
      await recordEvent(tx, {
        action: "admin-session.end",
        subject: { kind: "admin-account", id: adminId, label: account?.login ?? adminId },
        before: { sessionsEnded: 0 },
        after: { sessionsEnded: ended },
      });
    return { ended };
  });
}
