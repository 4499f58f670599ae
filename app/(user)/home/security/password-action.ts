"use server";

import { getWords } from "@/app/_words/get-words";
import { readPasswordChange } from "@/app/(user)/home/security/password-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";
import { reopenSession } from "@/lib/faces/session/open-session";
import { signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const actionWords = words("user.password.action", { wrong: "This is not your current password." });

/** Changes the signed-in mailbox's own password. */
export const changePassword = formAction(
  async (_before: FormState<"changed">, form: FormData): Promise<FormState<"changed">> => {
    const sent = readPasswordChange(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { session, visitor } = await signedIn();
      const { mailboxId } = session;
      const outcome = await changeOwnPassword(visitor.context, { mailboxId, ...sent.data });
      if (outcome.changed) {
        // Every session of the mailbox has ended with the old password: this browser gets a new one.
        await reopenSession(visitor, session);
        return { result: "changed" };
      }
      if (outcome.reason === "wrong-password")
        return { fields: { currentPassword: (await getWords(actionWords))("wrong") } };
      return { problem: await said(refusalTexts(outcome.reason)) };
    });
  },
);
