"use server";

import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { inputWords } from "@/app/(portal)/setup/input-words";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { resetPassword } from "@/lib/accounts/recovery-address/reset-password";
import { visitorAs } from "@/lib/faces/session/visitor";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("portal.resetPassword.action", {
  invalid: "This link has already been used or is older than 15 minutes. Get a new one.",
});

const passwordForm = z
  .object({
    token: z.string().max(200),
    password: z.string().min(1, message(inputWords("password"))),
    repeated: z.string(),
  })
  .refine(({ password, repeated }) => password === repeated, {
    path: ["repeated"],
    message: message(inputWords("repeated")),
  });

/** Sets the password of the mailbox that the link is for; it signs nobody in. */
export const chooseNewPassword = formAction(
  async (_before: FormState<"set">, form: FormData): Promise<FormState<"set">> => {
    const sent = passwordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome<"set">(async () => {
      const { context } = await visitorAs({ kind: "system", job: "forgotten-password" });
      const { token, password } = sent.data;
      const { reset } = await resetPassword(context, { token, password });
      return reset ? { result: "set" } : { problem: (await getWords(actionWords))("invalid") };
    });
  },
);
