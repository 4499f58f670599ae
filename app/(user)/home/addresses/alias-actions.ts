"use server";

import { revalidatePath } from "next/cache";
import { extensionInput, newAliasInput, oneAlias } from "@/app/(user)/home/addresses/alias-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createTemporaryAlias as create } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias as remove } from "@/lib/accounts/alias/delete-alias";
import { extendAlias as extend } from "@/lib/accounts/alias/extend-alias";
import { reauthenticatedSignedIn, signedIn } from "@/lib/faces/session/signed-in";

/** A new temporary address and when it ends (ISO 8601). */
export interface NewAlias {
  address: string;
  end: string;
}

/** Makes a temporary address for the signed-in mailbox. */
export const createTemporaryAlias = formAction(
  async (_before: FormState<NewAlias>, form: FormData): Promise<FormState<NewAlias>> => {
    const values = {
      description: String(form.get("description") ?? ""),
      lifetime: String(form.get("lifetime")),
    };
    const sent = newAliasInput.safeParse(values);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values };
    const outcome = await formOutcome<NewAlias>(async () => {
      const { session, context } = await signedIn();
      const made = await create(context, { mailboxId: session.mailboxId, ...sent.data });
      revalidatePath("/home/addresses");
      return { result: { address: made.address, end: made.expiresAt.toISOString() } };
    });
    return outcome.result ? outcome : { ...outcome, values };
  },
);

/** Lets a temporary address of the signed-in mailbox live longer. */
export const extendAlias = formAction(
  async (_before: FormState<"extended">, form: FormData): Promise<FormState<"extended">> => {
    const sent = extensionInput.safeParse({ id: form.get("id"), lifetime: form.get("lifetime") });
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { context } = await signedIn();
      await extend(context, sent.data);
      revalidatePath("/home/addresses");
      return { result: "extended" };
    });
  },
);

/** Deletes a temporary address of the signed-in mailbox: mail to it is refused from then on, and nobody gets it back. */
export const deleteAlias = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneAlias.safeParse({ id: form.get("id") });
  if (!sent.success) return { problem: (await fieldProblems(sent.error)).id ?? "" };
  return formOutcome(async () => {
    const { context } = await reauthenticatedSignedIn();
    await remove(context, sent.data);
    revalidatePath("/home/addresses");
    return {};
  });
});
