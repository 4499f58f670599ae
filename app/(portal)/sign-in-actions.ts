"use server";

import { redirect } from "next/navigation";
import { readSignIn } from "@/app/(portal)/sign-in-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { startWithAnotherAccount } from "@/lib/faces/session/another-account";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { openSession } from "@/lib/faces/session/open-session";
import { startSecondStep } from "@/lib/faces/session/second-step";
import { startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import { visitorAs } from "@/lib/faces/session/visitor";

const stepPaths = { "second-factor": "/second-factor", "set-up": "/set-up-factor" } as const;

/** Signs in with address and password. A refusal keeps the address and forgets the password. */
export const signInLocally = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = readSignIn(form);
  if (!sent.success)
    return { fields: await fieldProblems(sent.error), values: { address: String(form.get("address")) } };
  return formOutcome(async () => {
    const visitor = await visitorAs({ kind: "system", job: "sign-in" });
    const decision = await signInWithPassword(visitor.context, sent.data);
    if (decision.decision !== "accepted")
      return { problem: await said(refusalTexts(decision.reason)), values: { address: sent.data.address } };
    const next = ownPath(form.get("next"));
    if (decision.next) {
      await startSecondStep(visitor, decision.mailboxId);
      redirect(onTheWayTo(next, stepPaths[decision.next]));
    }
    await openSession(visitor, decision.mailboxId);
    redirect(next ?? "/");
  });
});

/**
 * Sends the browser to an identity provider; from there it comes back to `next`, or to where its mailbox lands. With
 * `another` the provider is made to ask which account it is to be.
 */
export async function signInElsewhere(form: FormData): Promise<void> {
  if (!(form instanceof FormData)) redirect("/");
  const next = ownPath(form.get("next")) ?? "/";
  const startSignOn = form.has("another") ? startWithAnotherAccount : startSingleSignOn;
  const start = await startSignOn(String(form.get("provider")), next);
  redirect(start.started ? start.url : onTheWayTo(next, "/", { refused: start.reason }));
}
