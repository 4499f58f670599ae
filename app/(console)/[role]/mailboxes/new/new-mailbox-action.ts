"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { creationRefusals } from "@/app/(console)/[role]/mailboxes/new/creation-refusals";
import { newMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createMailbox as create } from "@/lib/accounts/mailbox/create-mailbox";
import { adminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** Creates a mailbox and goes to its page. What was typed survives every refusal, except the password. */
export const createMailbox = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const values = newMailboxForm.shown(form);
  const sent = newMailboxForm.parse(form);
  if (!sent.success) return { fields: fieldProblems(sent.error), values };
  const state = await formOutcome<never>(async () => {
    const { role, ...wanted } = sent.data;
    const { context } = await adminContext(role);
    const outcome = await create(context, wanted);
    if (!outcome.created) return { problem: creationRefusals[outcome.reason] };
    const list = `${consolePath(role)}/mailboxes`;
    revalidatePath(list, "layout");
    redirect(`${list}/${encodeURIComponent(outcome.address)}`);
  });
  return { ...state, values };
});
