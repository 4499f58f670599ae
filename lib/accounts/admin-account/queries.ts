import { asc, eq } from "drizzle-orm";
import { hasSecondFactor } from "@/lib/credentials/admin-session/second-factor-rule";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Handle, Transaction } from "@/lib/platform/db/client";
import { adminAccount, adminDomain, domain, setupLink } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const adminWords = words("admin", {
  notFound: "Administrator not found.",
  last: "This is the last active superadmin. Create another one first.",
});

/** What may be shown of an administrator: not the password hash. */
export const shownAdmin = {
  id: adminAccount.id,
  login: adminAccount.login,
  displayName: adminAccount.displayName,
  role: adminAccount.role,
  active: adminAccount.active,
  language: adminAccount.language,
  timeZone: adminAccount.timeZone,
  mayImpersonate: adminAccount.mayImpersonate,
  hasSecondFactor,
  createdAt: adminAccount.createdAt,
  version: adminAccount.version,
};

const unknown = () => new AppError("not-found", adminWords("notFound"));

/** The administrator with this id, without the password hash. Throws `not-found`. */
export async function getAdminAccount(db: Handle, id: string) {
  const [row] = await db.select(shownAdmin).from(adminAccount).where(eq(adminAccount.id, id));
  if (!row) throw unknown();
  return row;
}

/** The administrator who signs in with this login, in any spelling that means it, or null. */
export async function findAdminByLogin(db: Handle, login: string) {
  const [row] = await db
    .select(shownAdmin)
    .from(adminAccount)
    .where(eq(adminAccount.login, canonicalAddress(login.trim())?.address ?? ""));
  return row ?? null;
}

/** As `findAdminByLogin`. Throws `not-found`. */
export async function getAdminByLogin(db: Handle, login: string) {
  const row = await findAdminByLogin(db, login);
  if (!row) throw unknown();
  return row;
}

/** The names of an administrator's domains, in order; for a superadmin there are none to list. */
export async function domainsOfAdmin(db: Handle, adminId: string): Promise<string[]> {
  const rows = await db
    .select({ name: domain.name })
    .from(adminDomain)
    .innerJoin(domain, eq(domain.id, adminDomain.domainId))
    .where(eq(adminDomain.adminId, adminId))
    .orderBy(asc(domain.name));
  return rows.map(({ name }) => name);
}

/** What a sign-in compares: the account with this canonical login, its hash too. For that and nothing else. */
export async function findAdminForSignIn(db: Handle, login: string) {
  const [row] = await db.select().from(adminAccount).where(eq(adminAccount.login, login));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  return row?.login === login ? row : null;
}

/** The row of an administrator, locked until the transaction ends. Throws `not-found`. */
export async function lockAdmin(db: Transaction, id: string) {
  const [row] = await db.select().from(adminAccount).where(eq(adminAccount.id, id)).for("update");
  if (!row) throw unknown();
  return row;
}

/**
 * Throws `conflict` when this is the only superadmin who can sign in. All superadmins are locked, so of two who
 * disable each other one is refused.
 */
export async function requireAnotherSuperadmin(db: Transaction, id: string): Promise<void> {
  const rows = await db
    .select({ id: adminAccount.id, active: adminAccount.active })
    .from(adminAccount)
    .where(eq(adminAccount.role, "superadmin"))
    .for("update");
  const isSuperadmin = rows.some((row) => row.id === id);
  if (isSuperadmin && !rows.some((row) => row.active && row.id !== id))
    throw new AppError("conflict", adminWords("last"));
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
