import { and, eq, gt, lt } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { passkeyChallenge, pendingSignIn } from "@/lib/platform/db/schema";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

/** How long somebody may take for the second step, or for setting up the first factor. */
export const pendingLifetimeMs = 15 * 60_000;

/**
 * Remembers that the password was right. The token is no session: no page, action or API knows it but those of the
 * second step, so a half signed-in person can be mistaken for nobody.
 */
export async function keepPendingSignIn(
  db: Handle,
  owner: FactorOwner,
  ip: string | undefined,
): Promise<string> {
  const token = newToken();
  await db.insert(pendingSignIn).values({
    tokenDigest: tokenDigest(token),
    ownerKind: owner.kind,
    ownerId: owner.id,
    expiresAt: new Date(Date.now() + pendingLifetimeMs),
    ip: ip ?? null,
  });
  return token;
}

/** Who gave the password that this token stands for, or null. Only tokens of the given kind of owner are found. */
export async function findPendingSignIn(
  db: Handle,
  kind: FactorOwner["kind"],
  token: string,
): Promise<FactorOwner | null> {
  const [row] = await db
    .select({ id: pendingSignIn.ownerId })
    .from(pendingSignIn)
    .where(
      and(
        eq(pendingSignIn.tokenDigest, tokenDigest(token)),
        eq(pendingSignIn.ownerKind, kind),
        gt(pendingSignIn.expiresAt, new Date()),
      ),
    );
  return row ? { kind, id: row.id } : null;
}

/** Takes it out: true once, so that one right password and proof make one session. */
export async function takePendingSignIn(db: Handle, token: string): Promise<boolean> {
  const [result] = await db.delete(pendingSignIn).where(eq(pendingSignIn.tokenDigest, tokenDigest(token)));
  return result.affectedRows === 1;
}

/** Ends everybody's second step of an owner, as when the password changes. */
export async function endPendingSignIns(db: Handle, owner: FactorOwner): Promise<void> {
  await db
    .delete(pendingSignIn)
    .where(and(eq(pendingSignIn.ownerKind, owner.kind), eq(pendingSignIn.ownerId, owner.id)));
}

/** Removes what has expired; it opens nothing any more. */
export async function purgeSecondSteps(db: Handle, now = new Date()): Promise<void> {
  await db.delete(pendingSignIn).where(lt(pendingSignIn.expiresAt, now));
  await db.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now));
}
