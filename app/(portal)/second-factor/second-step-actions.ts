"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { readCode } from "@/app/_reauthentication/read-reauthentication";
import { reauthenticationWords } from "@/app/_reauthentication/reauthentication-words";
import { getWords } from "@/app/_words/get-words";
import { boundFormAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import type { FactorAnswer } from "@/lib/credentials/second-factor/verify-factor";
import { finishSecondStep } from "@/lib/doors/sign-in/finish-second-step";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { openSession } from "@/lib/faces/session/open-session";
import { endSecondStep, noteLostStep, pendingMailbox } from "@/lib/faces/session/second-step";

const startOver = (next: unknown): string => onTheWayTo(next, "/", { refused: "sign-in-expired" });

/** Checks a code and signs in; `next` is where the person wants to go. */
export const confirmCode = boundFormAction(
  z.tuple([z.string().nullable()]),
  async ([next], form): Promise<FormState> => {
    const sent = readCode(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(() => finish(next, sent.data));
  },
);

/** The options with which the browser answers with a passkey, as JSON. */
export async function beginPasskey(next: string | null): Promise<FormState<string>> {
  return formOutcome(async () => {
    const pending = await pendingMailbox();
    if (!pending) {
      await noteLostStep("passkey");
      redirect(startOver(next));
    }
    const { visitor, mailbox } = pending;
    const options = await startPasskeyAuthentication(visitor.context, { kind: "mailbox", id: mailbox.id });
    return options
      ? { result: JSON.stringify(options) }
      : { problem: (await getWords(reauthenticationWords))("noPasskey") };
  });
}

/** Checks the browser's answer with a passkey and signs in. */
export async function confirmPasskey(next: string | null, answer: unknown): Promise<FormState> {
  const parsed = assertionAnswer.safeParse(answer);
  if (!parsed.success) return { problem: await said(refusalTexts("wrong-factor")) };
  return formOutcome(() => finish(next, { kind: "passkey", answer: parsed.data }));
}

async function finish(next: string | null, proof: FactorAnswer): Promise<FormState> {
  const pending = await pendingMailbox();
  if (!pending) {
    await noteLostStep(proof.kind);
    redirect(startOver(next));
  }
  const { visitor, token } = pending;
  const decision = await finishSecondStep(visitor.context, { token, proof });
  if (decision.decision !== "accepted") return { problem: await said(refusalTexts(decision.reason)) };
  await endSecondStep();
  await openSession(visitor, decision.mailboxId);
  redirect(ownPath(next) ?? "/");
}
