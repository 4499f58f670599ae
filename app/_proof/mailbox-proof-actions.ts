"use server";

import { readCode, readPassword } from "@/app/_proof/read-proof";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { proofAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import type { RepeatedProof } from "@/lib/credentials/second-factor/repeated-proof";
import { startPasskeyProof } from "@/lib/credentials/second-factor/start-passkey-proof";
import { proveMailboxAgain } from "@/lib/doors/sign-in/prove-again";
import { renewOwnSession } from "@/lib/faces/session/open-session";
import { signedIn } from "@/lib/faces/session/signed-in";

/** Takes the password of the signed-in mailbox as a proof. */
export const provePassword = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readPassword(form);
    if (!sent.success) return { fields: fieldProblems(sent.error) };
    return prove({ kind: "local-password", ...sent.data });
  },
);

/** Takes a code of the authenticator app, or a recovery code, as a proof. */
export const proveCode = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readCode(form);
    if (!sent.success) return { fields: fieldProblems(sent.error) };
    return prove(sent.data);
  },
);

/** The options with which the browser proves a passkey, as JSON. */
export async function beginPasskeyProof(): Promise<FormState<string>> {
  return formOutcome(async () => {
    const { session, context } = await signedIn();
    const options = await startPasskeyProof(context, { kind: "mailbox", id: session.mailboxId });
    return options ? { result: JSON.stringify(options) } : { problem: "You have no passkey." };
  });
}

/** Takes the browser's answer with a passkey as a proof. */
export async function provePasskey(answer: unknown): Promise<FormState<"proved">> {
  const parsed = proofAnswer.safeParse(answer);
  if (!parsed.success) return { problem: refusalTexts["wrong-factor"].text };
  return prove({ kind: "passkey", answer: parsed.data });
}

async function prove(proof: RepeatedProof): Promise<FormState<"proved">> {
  return formOutcome<"proved">(async () => {
    const { session, context } = await signedIn();
    const decision = await proveMailboxAgain(context, { mailboxId: session.mailboxId, proof });
    if (decision.decision === "accepted") {
      await renewOwnSession();
      return { result: "proved" };
    }
    return decision.reason === "wrong-password"
      ? { fields: { password: "This is not your password." } }
      : { problem: refusalTexts[decision.reason].text };
  });
}
