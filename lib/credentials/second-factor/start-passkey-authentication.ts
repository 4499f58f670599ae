import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { keepChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import { passkeysOf } from "@/lib/credentials/second-factor/start-passkey";
import type { Context } from "@/lib/platform/db/context";

/**
 * The options with which a browser proves one of the owner's passkeys; null without any. For somebody who has given
 * the password already, since it tells which passkeys there are.
 */
export async function startPasskeyAuthentication(context: Context, owner: FactorOwner) {
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
