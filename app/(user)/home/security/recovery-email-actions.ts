"use server";

import { revalidatePath } from "next/cache";
import { readAddress, typedName } from "@/app/(portal)/sign-in-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { deleteRecoveryAddress } from "@/lib/accounts/recovery-address/delete-recovery-address";
import { setRecoveryAddress } from "@/lib/accounts/recovery-address/set-recovery-address";
import { reauthenticatedSignedIn } from "@/lib/faces/session/signed-in";

/** Gives a recovery address, and mails a link there by which it is confirmed. */
export const giveRecoveryEmail = formAction(
  async (_before: FormState<"sent">, form: FormData): Promise<FormState<"sent">> => {
    const sent = readAddress(form);
    const values = { address: typedName(form) };
    if (!sent.success) return { fields: await fieldProblems(sent.error), values };
    const outcome = await formOutcome<"sent">(async () => {
      const { session, context } = await reauthenticatedSignedIn();
      await setRecoveryAddress(context, { mailboxId: session.mailboxId, address: sent.data.address });
      revalidatePath("/home/security");
      return { result: "sent" };
    });
    return outcome.result ? outcome : { ...outcome, values };
  },
);

/** Forgets one's own recovery address. */
export const removeRecoveryEmail = formAction(
  async (_before: FormState, _form: FormData): Promise<FormState> =>
    formOutcome(async () => {
      const { session, context } = await reauthenticatedSignedIn();
      await deleteRecoveryAddress(context, { mailboxId: session.mailboxId });
      revalidatePath("/home/security");
      return {};
    }),
);
