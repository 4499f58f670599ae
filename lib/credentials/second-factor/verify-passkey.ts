import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { takeChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { factorOf } from "@/lib/credentials/second-factor/queries";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import type { Handle } from "@/lib/platform/db/client";
import { secondFactor } from "@/lib/platform/db/schema";
import { logger } from "@/lib/platform/log";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** Whether the answer proves one of the owner's passkeys. The challenge is used up, right or wrong. */
export async function verifyPasskey(
  db: Handle,
  owner: FactorOwner,
  answer: z.output<typeof assertionAnswer>,
): Promise<boolean> {
  const [factor] = await db
    .select()
    .from(secondFactor)
    .where(and(factorOf(owner), eq(secondFactor.credentialDigest, tokenDigest(answer.id))));
  if (!factor) return false;
  return answersPasskey(db, factor, answer, {
    isExpected: (challenge) => takeChallenge(db, owner, "prove", challenge),
    requireUserVerification: false,
  });
}

interface Expected {
  isExpected: (challenge: string) => Promise<boolean>;
  requireUserVerification: boolean;
}

/** Whether the answer proves this passkey, which then notes its use. */
export async function answersPasskey(
  db: Handle,
  factor: typeof secondFactor.$inferSelect,
  answer: z.output<typeof assertionAnswer>,
  { isExpected, requireUserVerification }: Expected,
): Promise<boolean> {
  if (!factor.credentialId || !factor.publicKey) return false;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: isExpected,
      expectedOrigin: relyingParty().origin,
      expectedRPID: relyingParty().id,
      credential: {
        id: factor.credentialId,
        publicKey: new Uint8Array(Buffer.from(factor.publicKey, "base64url")),
        counter: factor.signCount ?? 0,
      },
      requireUserVerification,
    });
    if (!verified) return false;
    await db
      .update(secondFactor)
      .set({ signCount: authenticationInfo.newCounter, lastUsedAt: new Date() })
      .where(eq(secondFactor.id, factor.id));
    return true;
  } catch (error) {
    // The library throws on everything that is not right: a wrong answer, not a failure of ours.
    logger("second-factor").info({ error, owner: factor.ownerId }, "a passkey was not proved");
    return false;
  }
}
