import { and, desc, eq, gt } from "drizzle-orm";
import { hasSecondFactor, requiresSecondFactor } from "@/lib/credentials/admin-session/second-factor-rule";
import type { Handle } from "@/lib/platform/db/client";
import { adminAccount, adminSession } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { tokenDigest } from "@/lib/platform/secrets/token";

/**
 * The live session behind a token, made for this role, with its active account of the same role; else null. The one
 * place that asks for every proof: without the second factor that the role must have, a session is none, for pages,
 * actions and APIs alike.
 */
export async function findAdminSession(db: Handle, role: AdminRole, token: string, now = new Date()) {
  const [row] = await db
    .select({
      id: adminSession.id,
      createdAt: adminSession.createdAt,
      expires: adminSession.expires,
      authenticatedAt: adminSession.authenticatedAt,
      adminId: adminAccount.id,
      login: adminAccount.login,
      displayName: adminAccount.displayName,
      mayOpenAs: adminAccount.mayOpenAs,
      hasFactor: hasSecondFactor,
    })
    .from(adminSession)
    .innerJoin(adminAccount, eq(adminAccount.id, adminSession.adminId))
    .where(
      and(
        eq(adminSession.tokenDigest, tokenDigest(token)),
        eq(adminSession.role, role),
        eq(adminAccount.role, role),
        eq(adminAccount.active, true),
        gt(adminSession.expires, now),
      ),
    );
  if (!row || row.hasFactor) return row ?? null;
  return (await requiresSecondFactor(db, role)) ? null : row;
}

/** Moves the end of a session that is in use. */
export async function extendAdminSession(
  db: Handle,
  id: string,
  expires: Date,
  now = new Date(),
): Promise<void> {
  await db.update(adminSession).set({ expires, lastSeenAt: now }).where(eq(adminSession.id, id));
}

/** An administrator's live sessions, the newest first. */
export async function listAdminSessions(db: Handle, adminId: string, now = new Date()) {
  return db
    .select({
      id: adminSession.id,
      ip: adminSession.ip,
      userAgent: adminSession.userAgent,
      createdAt: adminSession.createdAt,
      lastSeenAt: adminSession.lastSeenAt,
    })
    .from(adminSession)
    .where(and(eq(adminSession.adminId, adminId), gt(adminSession.expires, now)))
    .orderBy(desc(adminSession.lastSeenAt));
}
