"use server";

import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { inputWords } from "@/app/(portal)/setup/input-words";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { findPasswordLink, redeemPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { adminLoginPath } from "@/lib/faces/session/admin-path";
import { visitorAs } from "@/lib/faces/session/visitor";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("portal.setup.password.action", {
  invalid: "This link has already been used or is more than a day old. Ask a superadmin for a new one.",
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

/** Sets the password of the administrator whom the link is for; gives where to sign in with it. */
export const choosePassword = formAction(
  async (_before: FormState<string>, form: FormData): Promise<FormState<string>> => {
    const sent = passwordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome<string>(async () => {
      const { context } = await visitorAs({ kind: "setup-link", id: "password" });
      const { token, password } = sent.data;
      const link = await findPasswordLink(context.db, token);
      const { redeemed } = await redeemPasswordLink(context, { token, password });
      if (link && redeemed) return { result: adminLoginPath(link.role) };
      return { problem: (await getWords(actionWords))("invalid") };
    });
  },
);
