import { and, eq, gt } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { passkeyChallenge } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { tokenDigest } from "@/lib/platform/secrets/token";

const lifetimeMs = 5 * 60_000;

export type ChallengePurpose = "register" | "prove";

/** Remembers a challenge that is being handed out to this owner for this purpose. */
export async function keepChallenge(
  db: Handle,
  owner: FactorOwner,
  purpose: ChallengePurpose,
  challenge: string,
): Promise<void> {
  await db.insert(passkeyChallenge).values({
    digest: tokenDigest(challenge),
    ownerKind: owner.kind,
    ownerId: owner.id,
    purpose,
    expiresAt: new Date(Date.now() + lifetimeMs),
  });
}

/** Notes the use of a challenge that is kept nowhere until then; false: it has been used before. */
export async function spendChallenge(
  db: Handle,
  owner: FactorOwner,
  { challenge, expiresAt }: { challenge: string; expiresAt: Date },
): Promise<boolean> {
  try {
    await db.insert(passkeyChallenge).values({
      digest: tokenDigest(challenge),
      ownerKind: owner.kind,
      ownerId: owner.id,
      purpose: "used",
      expiresAt,
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Takes a challenge out: true once, and only for the owner and the purpose it was made for. */
export async function takeChallenge(
  db: Handle,
  owner: FactorOwner,
  purpose: ChallengePurpose,
  challenge: string,
): Promise<boolean> {
  const [result] = await db
    .delete(passkeyChallenge)
    .where(
      and(
        eq(passkeyChallenge.digest, tokenDigest(challenge)),
        eq(passkeyChallenge.ownerKind, owner.kind),
        eq(passkeyChallenge.ownerId, owner.id),
        eq(passkeyChallenge.purpose, purpose),
        gt(passkeyChallenge.expiresAt, new Date()),
      ),
    );
  return result.affectedRows === 1;
}
