import { and, eq, gt } from "drizzle-orm";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { Handle } from "@/lib/platform/db/client";
import { passkeyChallenge } from "@/lib/platform/db/schema";
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
