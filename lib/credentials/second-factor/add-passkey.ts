import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import type { AddedFactor } from "@/lib/credentials/second-factor/add-totp";
import { factorName } from "@/lib/credentials/second-factor/fields";
import {
  type FactorOwner,
  factorOwner,
  lockOwner,
  requireOwner,
} from "@/lib/credentials/second-factor/owner";
import { registrationAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { takeChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import { storeFactor } from "@/lib/credentials/second-factor/store-factor";
import type { Context } from "@/lib/platform/db/context";
import { inTransaction, isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { logger } from "@/lib/platform/log";
import { tokenDigest } from "@/lib/platform/secrets/token";

const addPasskeyInput = z.strictObject({
  owner: factorOwner,
  name: factorName.default("Passkey"),
  answer: registrationAnswer,
});

/**
 * Adds the passkey that a browser has made for `startPasskey`'s options. For the owner itself. The challenge is used
 * up by the first try, right or wrong. Throws `conflict` for a passkey that is known already.
 */
export async function addPasskey(
  context: Context,
  input: z.input<typeof addPasskeyInput>,
): Promise<AddedFactor> {
  const { owner, name, answer } = parseInput(addPasskeyInput, input);
  requireOwner(context.actor, owner);
  const made = await verify(context, owner, answer);
  if (!made) return { added: false, reason: "wrong-code" };
  try {
    return await inTransaction(context, async (tx) => {
      const known = await lockOwner(tx.db, owner);
      const { recoveryCodes } = await storeFactor(tx, known, { kind: "passkey", name, ...made });
      return { added: true, recoveryCodes };
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("conflict", "This passkey is registered already.");
    throw error;
  }
}

async function verify(context: Context, owner: FactorOwner, answer: z.output<typeof registrationAnswer>) {
  const { transports, ...response } = answer.response;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, response },
      expectedChallenge: (challenge) => takeChallenge(context.db, owner, "register", challenge),
      expectedOrigin: relyingParty().origin,
      expectedRPID: relyingParty().id,
      requireUserVerification: false,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      credentialDigest: tokenDigest(id),
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      signCount: counter,
      transports,
    };
  } catch (error) {
    // The library throws on everything that is not right: a wrong answer, not a failure of ours.
    logger("second-factor").info({ error, owner: owner.id }, "a passkey could not be registered");
    return null;
  }
}
