"use server";

import { redirect } from "next/navigation";
import { proofWords } from "@/app/_proof/proof-words";
import { readCode, readPassword } from "@/app/_proof/read-proof";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { proofAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import type { RepeatedProof } from "@/lib/credentials/second-factor/repeated-proof";
import { startPasskeyProof } from "@/lib/credentials/second-factor/start-passkey-proof";
import { proveMailboxAgain } from "@/lib/doors/sign-in/prove-again";
import { ownPath } from "@/lib/faces/session/next-path";
import { renewOwnSession } from "@/lib/faces/session/open-session";
import { proveAtProvider as startProofAtProvider } from "@/lib/faces/session/prove-at-provider";
import { signedIn } from "@/lib/faces/session/signed-in";

/** Sends the browser to the provider by which the person has signed in, which asks again who it is; it comes back to `next`. */
export const proveAtProvider = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  return formOutcome(async () => {
    const { session } = await signedIn();
    if (!session.signedInAt) return { problem: (await getWords(proofWords))("ownPassword") };
    const start = await startProofAtProvider(session.signedInAt.slug, ownPath(form.get("next")) ?? "/home");
    if (!start.started) return { problem: await said(refusalTexts(start.reason)) };
    redirect(start.url);
  });
});

/** Takes the password of the signed-in mailbox as a proof. */
export const provePassword = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return prove({ kind: "local-password", ...sent.data });
  },
);

/** Takes a code of the authenticator app, or a recovery code, as a proof. */
export const proveCode = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readCode(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return prove(sent.data);
  },
);

/** The options with which the browser proves a passkey, as JSON. */
export async function beginPasskeyProof(): Promise<FormState<string>> {
  return formOutcome(async () => {
    const { session, context } = await signedIn();
    const options = await startPasskeyProof(context, { kind: "mailbox", id: session.mailboxId });
    return options
      ? { result: JSON.stringify(options) }
      : { problem: (await getWords(proofWords))("noPasskey") };
  });
}

/** Takes the browser's answer with a passkey as a proof. */
export async function provePasskey(answer: unknown): Promise<FormState<"proved">> {
  const parsed = proofAnswer.safeParse(answer);
  if (!parsed.success) return { problem: await said(refusalTexts("wrong-factor")) };
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
      ? { fields: { password: (await getWords(proofWords))("wrongPassword") } }
      : { problem: await said(refusalTexts(decision.reason)) };
  });
}
