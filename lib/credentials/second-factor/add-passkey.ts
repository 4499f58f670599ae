import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { type Done, verbOn } from "@/lib/catalogue/run";
import type { AddedFactor } from "@/lib/credentials/second-factor/add-totp";
import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";
import { factorName } from "@/lib/credentials/second-factor/fields";
import { namedOwners } from "@/lib/credentials/second-factor/kept";
import { type FactorOwner, factorOwner } from "@/lib/credentials/second-factor/owner";
import { registrationAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { takeChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import { storeFactor } from "@/lib/credentials/second-factor/store-factor";
import type { Context } from "@/lib/platform/db/context";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { words } from "@/lib/words/text";

const passkeyWords = words("secondFactor.passkey", {
  exists: "This passkey is already registered.",
});

const addPasskeyInput = z.strictObject({
  owner: factorOwner,
  name: factorName.default(defaultFactorNames.passkey),
  answer: registrationAnswer,
});

/**
 * Adds the passkey that a browser has made for `startPasskey`'s options. For the owner itself. The challenge is used
 * up by the first try, right or wrong. Throws `conflict` for a passkey that is known already.
 */
export const addPasskey = verbOn(namedOwners, {
  input: addPasskeyInput,
  // Before the transaction: a wrong answer uses the challenge up as well.
  prepare: (context, { owner, answer }) => verify(context, owner, answer),
  async work(tx, owner, { name }, made): Promise<Done<AddedFactor>> {
    if (!made) return { events: [], answer: { added: false, reason: "wrong-code" } };
    const { event, recoveryCodes } = await storeFactor(tx, owner, { kind: "passkey", name, ...made }).catch(
      (error: unknown) => {
        if (isDuplicate(error)) throw new AppError("conflict", passkeyWords("exists"));
        throw error;
      },
    );
    return { events: [event], answer: { added: true, recoveryCodes } };
  },
});

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
