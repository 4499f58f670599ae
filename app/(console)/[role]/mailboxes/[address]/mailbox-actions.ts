"use server";

import { revalidatePath } from "next/cache";
import {
  mailboxForm,
  mailboxSourceForm,
  mailboxStateForm,
  pinForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { sentGiven, typedGiven } from "@/app/(console)/[role]/templates/given-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { fieldProblems } from "@/app/form-state";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** Changes what a mailbox is given; what differs from before is pinned by that. */
export const changeMailbox = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = mailboxForm.safeParse(sentGiven(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedMailbox(form) };
  const state = await editOutcome(form, async () => {
    const { role, ...fields } = sent.data;
    const { context } = await adminContext(role);
    await updateMailbox(context, fields);
    revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
  });
  return state.values ? { ...state, values: typedMailbox(form) } : state;
});

const typedMailbox = (form: FormData) => ({ ...typedValues(form), ...typedGiven(form) });

/** Lets templates and directories decide a field again. */
export const releasePin = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = pinForm.safeParse({ ...Object.fromEntries(form), stays: form.getAll("stays") });
  if (!sent.success) return { problem: "Load the page again." };
  return editOutcome(form, async () => {
    const { role, stays, ...which } = sent.data;
    const { context } = await adminContext(role);
    await updateMailbox(context, { ...which, pinnedFields: stays });
    revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
  });
});

/** Sets the administrator's state of a mailbox. */
export const changeMailboxState = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    const sent = mailboxStateForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
    return editOutcome(form, async () => {
      const { role, ...fields } = sent.data;
      const { context } = await adminContext(role);
      await setMailboxState(context, fields);
      revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
    });
  },
);

/** Sets who vouches for the person behind a mailbox. */
export const changeMailboxSource = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    const sent = mailboxSourceForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
    return editOutcome(form, async () => {
      const { role, ...fields } = sent.data;
      const { context } = await provenAdminContext(role);
      await setMailboxSource(context, fields);
      revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
    });
  },
);
