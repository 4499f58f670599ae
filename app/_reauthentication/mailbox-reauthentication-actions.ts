"use server";

import { redirect } from "next/navigation";
import { readCode, readPassword } from "@/app/_reauthentication/read-reauthentication";
import { reauthenticationWords } from "@/app/_reauthentication/reauthentication-words";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import type { Reauthentication } from "@/lib/credentials/second-factor/reauthentication";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import { reauthenticateMailbox } from "@/lib/doors/sign-in/reauthenticate";
import { ownPath } from "@/lib/faces/session/next-path";
import { renewOwnSession } from "@/lib/faces/session/open-session";
import { reauthenticateAtProvider as startReauthenticationAtProvider } from "@/lib/faces/session/reauthenticate-at-provider";
import { signedIn } from "@/lib/faces/session/signed-in";

/** Sends the browser to the provider by which the person has signed in, which asks again who it is; it comes back to `next`. */
export const reauthenticateAtProvider = formAction(
  async (_before: FormState, form: FormData): Promise<FormState> => {
    return formOutcome(async () => {
      const { session } = await signedIn();
      if (!session.signedInAt) return { problem: (await getWords(reauthenticationWords))("ownPassword") };
      const start = await startReauthenticationAtProvider(
        session.signedInAt.slug,
        ownPath(form.get("next")) ?? "/home",
      );
      if (!start.started) return { problem: await said(refusalTexts(start.reason)) };
      redirect(start.url);
    });
  },
);

/** Takes the password of the signed-in mailbox to re-authenticate. */
export const confirmPassword = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return prove({ kind: "local-password", ...sent.data });
  },
);

/** Takes a code of the authenticator app, or a recovery code, to re-authenticate. */
export const confirmCode = formAction(
  async (_before: FormState<"proved">, form: FormData): Promise<FormState<"proved">> => {
    const sent = readCode(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return prove(sent.data);
  },
);

/** The options with which the browser answers with a passkey, as JSON. */
export async function beginPasskeyReauthentication(): Promise<FormState<string>> {
  return formOutcome(async () => {
    const { session, context } = await signedIn();
    const options = await startPasskeyAuthentication(context, { kind: "mailbox", id: session.mailboxId });
    return options
      ? { result: JSON.stringify(options) }
      : { problem: (await getWords(reauthenticationWords))("noPasskey") };
  });
}

/** Takes the browser's answer with a passkey to re-authenticate. */
export async function confirmPasskey(answer: unknown): Promise<FormState<"proved">> {
  const parsed = assertionAnswer.safeParse(answer);
  if (!parsed.success) return { problem: await said(refusalTexts("wrong-factor")) };
  return prove({ kind: "passkey", answer: parsed.data });
}

async function prove(proof: Reauthentication): Promise<FormState<"proved">> {
  return formOutcome<"proved">(async () => {
    const { session, context } = await signedIn();
    const decision = await reauthenticateMailbox(context, { mailboxId: session.mailboxId, proof });
    if (decision.decision === "accepted") {
      await renewOwnSession();
      return { result: "proved" };
    }
    return decision.reason === "wrong-password"
      ? { fields: { password: (await getWords(reauthenticationWords))("wrongPassword") } }
      : { problem: await said(refusalTexts(decision.reason)) };
  });
}
