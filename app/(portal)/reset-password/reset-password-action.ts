"use server";

import { getWords } from "@/app/_words/get-words";
import { readPasswordByLink } from "@/app/(portal)/setup/password-by-link";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { resetPassword } from "@/lib/accounts/recovery-address/reset-password";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const actionWords = words("portal.resetPassword.action", {
  invalid: "This link has already been used or is older than 15 minutes. Get a new one.",
});

/** Sets the password of the mailbox that the link is for; it signs nobody in. */
export const chooseNewPassword = formAction(
  async (_before: FormState<"set">, form: FormData): Promise<FormState<"set">> => {
    const sent = readPasswordByLink(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome<"set">(async () => {
      const { context } = await visitorAs({ kind: "system", job: "forgotten-password" });
      const { token, password } = sent.data;
      const { reset } = await resetPassword(context, { token, password });
      return reset ? { result: "set" } : { problem: (await getWords(actionWords))("invalid") };
    });
  },
);
