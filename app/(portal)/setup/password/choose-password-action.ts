"use server";

import { getWords } from "@/app/_words/get-words";
import { readPasswordByLink } from "@/app/(portal)/setup/password-by-link";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { findPasswordLink, redeemPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { adminLoginPath } from "@/lib/faces/session/admin-path";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const actionWords = words("portal.setup.password.action", {
  invalid: "This link has already been used or is more than a day old. Ask a superadmin for a new one.",
});

/** Sets the password of the administrator whom the link is for; gives where to sign in with it. */
export const choosePassword = formAction(
  async (_before: FormState<string>, form: FormData): Promise<FormState<string>> => {
    const sent = readPasswordByLink(form);
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
