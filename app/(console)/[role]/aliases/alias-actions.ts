"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { aliasForm, newAliasForm, oneAlias } from "@/app/(console)/[role]/aliases/alias-form-input";
import { aliasRefusals } from "@/app/(console)/[role]/aliases/alias-words";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { adminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import { readableDomains } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import { AppError } from "@/lib/platform/errors";

type Context = Awaited<ReturnType<typeof adminContext>>["context"];

/** Gives a mailbox a further address and goes to its page. */
export const makeAlias = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = newAliasForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { role, mailbox, ...fields } = sent.data;
    const { context } = await adminContext(role);
    requireOwnDomain(context, fields.address);
    const target = await mailboxId(context, mailbox);
    const outcome = await createAlias(context, { ...fields, mailboxId: target });
    if (!outcome.created) throw refused(aliasRefusals[outcome.reason], "address");
    redirect(`${consolePath(role)}/aliases/${encodeURIComponent(outcome.address)}`);
  });
});

/** Changes an alias. */
export const changeAlias = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = aliasForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { role, mailbox, ...fields } = sent.data;
    const { context } = await adminContext(role);
    const target = mailbox === undefined ? undefined : await mailboxId(context, mailbox);
    await updateAlias(context, { ...fields, mailboxId: target });
    revalidatePath(`${consolePath(role)}/aliases`, "layout");
  });
});

/** Deletes an alias and goes back to the list. */
export const removeAlias = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneAlias.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This alias does not exist any more." };
  return formOutcome(async () => {
    const { role, ...which } = sent.data;
    const { context } = await adminContext(role);
    await deleteAlias(context, which);
    redirect(`${consolePath(role)}/aliases`);
  });
});

/** The mailbox that was typed. Throws `invalid-input` at its field, the same for a foreign one as for none. */
async function mailboxId(context: Context, typed: string): Promise<string> {
  try {
    return (await visibleMailbox(context, typed)).id;
  } catch (cause) {
    if (!(cause instanceof AppError && cause.code === "not-found")) throw cause;
    throw refused(cause.message, "mailbox");
  }
}

/** Says which domain it is about; the verb refuses without a word about it. */
function requireOwnDomain({ actor }: Context, address: string): void {
  const domain = canonicalAddress(address)?.domain;
  if (domain && !(readableDomains(actor)?.includes(domain) ?? true))
    throw new AppError("forbidden", `You do not administer ${domain}.`);
}

/** A refusal that belongs to one field of the form. */
const refused = (message: string, field: string) =>
  new AppError("invalid-input", message, { fields: { [field]: message } });
