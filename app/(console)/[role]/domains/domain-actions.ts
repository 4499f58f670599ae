"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { domainForm, newDomainForm, oneDomain } from "@/app/(console)/[role]/domains/domain-form-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";

/** Makes a domain and goes to its page. */
export const makeDomain = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = newDomainForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    const { name } = await createDomain(context, sent.data);
    redirect(`/admin/domains/${name}`);
  });
});

/** Changes a domain. */
export const changeDomain = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = domainForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    await updateDomain(context, sent.data);
    revalidatePath("/admin/domains", "layout");
  });
});

/** Deletes a domain that has no mailboxes and goes back to the list. */
export const removeDomain = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneDomain.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This domain does not exist any more." };
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    await deleteDomain(context, sent.data);
    redirect("/admin/domains");
  });
});
