"use server";

import { readAddress, typedName } from "@/app/(portal)/sign-in-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { askForPasswordReset } from "@/lib/doors/sign-in/ask-for-password-reset";
import { ownPath } from "@/lib/faces/session/next-path";
import { visitorAs } from "@/lib/faces/session/visitor";

/** Takes the address whose password is forgotten. The answer does not wait for what comes of it. */
export const askForReset = formAction(
  async (_before: FormState<"asked">, form: FormData): Promise<FormState<"asked">> => {
    const sent = readAddress(form);
    const values = { address: typedName(form) };
    if (!sent.success) return { fields: await fieldProblems(sent.error), values };
    const { context } = await visitorAs({ kind: "system", job: "forgotten-password" });
    const { taken } = askForPasswordReset(context, {
      address: sent.data.address,
      next: ownPath(form.get("next")),
    });
    return taken
      ? { result: "asked", values }
      : { problem: await said(refusalTexts("too-many-attempts")), values };
  },
);
