import { timingSafeEqual } from "node:crypto";
import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import type { signInAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { spendChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import { userHandle } from "@/lib/credentials/second-factor/start-passkey";
import { answersPasskey } from "@/lib/credentials/second-factor/verify-passkey";
import type { Handle } from "@/lib/platform/db/client";
import { secondFactor } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/secrets/seal";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** As long as WebAuthn level 3 (15.1) lets a ceremony take. */
export const passkeySignInMs = 10 * 60_000;

const purpose = "passkey-sign-in";
const content = z.object({ challenge: z.string(), ends: z.number() });

/**
 * The options with which a browser signs in by a passkey that says itself whose it is. `kept` is the challenge, sealed: it goes
 * into a cookie, so that no visitor of the login page costs a row, and no other browser can answer.
 */
export async function startPasskeySignIn(now = new Date()) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    timeout: passkeySignInMs,
  });
  const ends = now.getTime() + passkeySignInMs;
  return { options, kept: seal(JSON.stringify({ challenge: options.challenge, ends }), purpose) };
}

/** The challenge of a browser's cookie; null when it is too old, or nothing of ours. */
export function openPasskeySignIn(kept: string, now = new Date()) {
  try {
    const { challenge, ends } = content.parse(JSON.parse(unseal(kept, purpose)));
    return ends > now.getTime() ? { challenge, expiresAt: new Date(ends) } : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The mailbox whose passkey has this credential id, by what is stored; nothing is proved by it. */
export async function findPasskeyOwner(db: Handle, credentialId: string) {
  const [factor] = await db
    .select()
    .from(secondFactor)
    .where(
      and(
        eq(secondFactor.ownerKind, "mailbox"),
        eq(secondFactor.kind, "passkey"),
        eq(secondFactor.credentialDigest, tokenDigest(credentialId)),
      ),
    );
  return factor ?? null;
}

/**
 * Whether a passkey is proved for this challenge, by a device that has verified the person, and says that it is its owner's
 * (WebAuthn level 3, 7.2 steps 6, 12 and 17). Each challenge proves once.
 */
export async function verifyPasskeySignIn(
  db: Handle,
  factor: typeof secondFactor.$inferSelect,
  answer: z.output<typeof signInAnswer>,
  given: { challenge: string; expiresAt: Date },
): Promise<boolean> {
  const owner: FactorOwner = { kind: factor.ownerKind, id: factor.ownerId };
  const said = Buffer.from(answer.response.userHandle, "base64url");
  const known = Buffer.from(userHandle(owner));
  if (said.length !== known.length || !timingSafeEqual(said, known)) return false;
  const isProved = await answersPasskey(db, factor, answer, {
    isExpected: async (challenge) => challenge === given.challenge,
    requireUserVerification: true,
  });
  return isProved && spendChallenge(db, owner, given);
}
