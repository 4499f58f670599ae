"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  localPasswordForm,
  mailboxDeletion,
  mailboxPasswordForm,
  oneMailbox,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { type EditState, editOutcome } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

const showAnew = (role: AdminRole) => revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
const gone: FormState = { problem: "This does not exist any more. Load the page again." };

/** Sets the local password of a mailbox; its web sessions end. */
export const changeMailboxPassword = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    const sent = mailboxPasswordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: fieldProblems(sent.error) };
    return editOutcome(form, async () => {
      const { role, ...fields } = sent.data;
      const { context } = await provenAdminContext(role);
      await setMailboxPassword(context, fields);
      showAnew(role);
    });
  },
);

/** Says whether the local password works beside a provider's sign-in. */
export const changeLocalPasswordUse = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    const sent = localPasswordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: fieldProblems(sent.error) };
    return editOutcome(form, async () => {
      const { role, ...fields } = sent.data;
      const { context } = await provenAdminContext(role);
      await updateMailbox(context, fields);
      showAnew(role);
    });
  },
);

const appPasswordForm = oneMailbox.extend({ appPasswordId: z.uuid().optional() });

/** Revokes one app password of a mailbox, or all when none is named. */
export const endAppPasswords = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = appPasswordForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { role, mailboxId, appPasswordId } = sent.data;
    const { context } = await adminContext(role);
    if (appPasswordId) await revokeAppPassword(context, { id: appPasswordId });
    else await revokeAppPasswords(context, { mailboxId });
    showAnew(role);
    return {};
  });
});

const sessionForm = oneMailbox.extend({ sessionId: z.string().optional() });

/** Ends one web session of a mailbox, or all when none is named. */
export const endSessions = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = sessionForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { role, ...which } = sent.data;
    const { context } = await adminContext(role);
    await endMailboxSessions(context, which);
    showAnew(role);
    return {};
  });
});

/** Takes away all second factors of a mailbox; its web sessions end. */
export const resetMailboxFactors = formAction(
  async (_before: FormState, form: FormData): Promise<FormState> => {
    const sent = oneMailbox.safeParse(Object.fromEntries(form));
    if (!sent.success) return gone;
    return formOutcome(async () => {
      const { role, mailboxId } = sent.data;
      const { context } = await provenAdminContext(role);
      await resetFactors(context, { kind: "mailbox", id: mailboxId });
      showAnew(role);
      return {};
    });
  },
);

/** Deletes a mailbox, once its address was typed, and goes back to the list. */
export const removeMailbox = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = mailboxDeletion.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error) };
  return formOutcome(async () => {
    const { role, mailboxId, expectedVersion } = sent.data;
    const { context } = await provenAdminContext(role);
    await deleteMailbox(context, { mailboxId, expectedVersion });
    showAnew(role);
    redirect(`${consolePath(role)}/mailboxes`);
  });
});
