"use server";

import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { confirmRecoveryAddress } from "@/lib/accounts/recovery-address/confirm-recovery-address";
import { visitorAs } from "@/lib/faces/session/visitor";
import { words } from "@/lib/words/text";

const actionWords = words("portal.confirmRecovery.action", {
  invalid: "This link has already been used or is more than a day old.",
});

/** Confirms a recovery address by the link that was mailed there; gives the address. */
export const confirmRecovery = formAction(
  async (_before: FormState<string>, form: FormData): Promise<FormState<string>> =>
    formOutcome<string>(async () => {
      const token = z.string().max(200).safeParse(form.get("token"));
      const { context } = await visitorAs({ kind: "system", job: "recovery-address" });
      const confirmed = token.success ? await confirmRecoveryAddress(context, { token: token.data }) : null;
      return confirmed
        ? { result: confirmed.address }
        : { problem: (await getWords(actionWords))("invalid") };
    }),
);
