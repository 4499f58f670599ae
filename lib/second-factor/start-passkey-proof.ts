import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { Context } from "@/lib/db/context";
import type { FactorOwner } from "@/lib/second-factor/owner";
import { keepChallenge } from "@/lib/second-factor/passkey-challenge";
import { relyingParty } from "@/lib/second-factor/relying-party";
import { passkeysOf } from "@/lib/second-factor/start-passkey";

/**
 * The options with which a browser proves one of the owner's passkeys; null without any. For somebody who has given
 * the password already, since it tells which passkeys there are.
 */
export async function startPasskeyProof(context: Context, owner: FactorOwner) {
  const allowCredentials = await passkeysOf(context, owner);
  if (allowCredentials.length === 0) return null;
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "preferred",
    allowCredentials,
  });
  await keepChallenge(context.db, owner, "prove", options.challenge);
  return options;
}
