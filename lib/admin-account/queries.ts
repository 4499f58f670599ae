import { asc, eq } from "drizzle-orm";
import type { Handle, Transaction } from "@/lib/db/client";
import { adminAccount, setupLink } from "@/lib/db/schema";

/** All administrators by login, without their password hashes. */
export async function listAdminAccounts(db: Handle) {
  return db
    .select({
      id: adminAccount.id,
      login: adminAccount.login,
      displayName: adminAccount.displayName,
      role: adminAccount.role,
      active: adminAccount.active,
      createdAt: adminAccount.createdAt,
      version: adminAccount.version,
    })
    .from(adminAccount)
    .orderBy(asc(adminAccount.login));
}

/** Whether the installation has a superadmin, active or not: then no set-up link may make another. */
export async function superadminExists(db: Handle): Promise<boolean> {
  const [row] = await db
    .select({ id: adminAccount.id })
    .from(adminAccount)
    .where(eq(adminAccount.role, "superadmin"))
    .limit(1);
  return row !== undefined;
}

/** The set-up link with this token digest, used and expired ones too, or null. */
export async function findSetupLink(db: Handle, tokenDigest: string) {
  const [row] = await db.select().from(setupLink).where(eq(setupLink.tokenDigest, tokenDigest));
  return row ?? null;
}

/**
 * Locks every set-up link until the transaction ends, so that of two people with two links one waits for the other.
 * Must be the first read of the transaction: what follows then sees what the other one has written.
 */
export async function lockSetupLinks(db: Transaction): Promise<void> {
  await db.select({ digest: setupLink.tokenDigest }).from(setupLink).for("update");
}
