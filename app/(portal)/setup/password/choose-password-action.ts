"use server";

import { z } from "zod";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { redeemPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { visitorAs } from "@/lib/faces/session/visitor";

const passwordForm = z
  .object({
    token: z.string().max(200),
    password: z.string().min(1, "Enter a password."),
    repeated: z.string(),
  })
  .refine(({ password, repeated }) => password === repeated, {
    path: ["repeated"],
    message: "This is not the same password.",
  });

/** Sets the password of the administrator whom the link is for. */
export const choosePassword = formAction(
  async (_before: FormState<"set">, form: FormData): Promise<FormState<"set">> => {
    const sent = passwordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome<"set">(async () => {
      const { context } = await visitorAs({ kind: "setup-link", id: "password" });
      const { token, password } = sent.data;
      const { redeemed } = await redeemPasswordLink(context, { token, password });
      if (redeemed) return { result: "set" };
      return { problem: "This link is used already or older than a day. Ask a superadmin for another one." };
    });
  },
);
