import { z } from "zod";

/*
 * What browsers answer (WebAuthn level 3, 5.1.8), less what we do not use. Text is base64url; whether it means
 * anything is the verification's question.
 */

const text = z.string().max(20_000);
const envelope = { id: text, rawId: text, type: z.literal("public-key") };

export const registrationAnswer = z
  .object({
    ...envelope,
    response: z.object({
      clientDataJSON: text,
      attestationObject: text,
      transports: z.array(z.string().max(32)).max(10).default([]),
    }),
  })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }));

const signature = { clientDataJSON: text, authenticatorData: text, signature: text };

export const assertionAnswer = z
  .object({ ...envelope, response: z.object(signature) })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }));

/** As `assertionAnswer`, of a passkey that says itself whose it is. */
export const signInAnswer = z
  .object({ ...envelope, response: z.object({ ...signature, userHandle: text }) })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }));
