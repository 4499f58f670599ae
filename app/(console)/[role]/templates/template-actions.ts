"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { sentGiven, typedGiven } from "@/app/(console)/[role]/templates/given-input";
import {
  newTemplateForm,
  templateDeletion,
  templateForm,
} from "@/app/(console)/[role]/templates/template-form-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createTemplate } from "@/lib/accounts/template/create-template";
import { deleteTemplate } from "@/lib/accounts/template/delete-template";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import { adminContext } from "@/lib/faces/session/admin";

const typed = (form: FormData) => ({ ...typedValues(form), ...typedGiven(form) });

/** Makes a template and goes to its page. */
export const makeTemplate = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = newTemplateForm.safeParse(sentGiven(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typed(form) };
  const state = await editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    const { id } = await createTemplate(context, sent.data);
    redirect(`/admin/templates/${id}`);
  });
  return state.values ? { ...state, values: typed(form) } : state;
});

/** Changes a template; its mailboxes take the new values when it is next applied to them. */
export const changeTemplate = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = templateForm.safeParse(sentGiven(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typed(form) };
  const state = await editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    await updateTemplate(context, sent.data);
    revalidatePath("/admin/templates", "layout");
  });
  return state.values ? { ...state, values: typed(form) } : state;
});

/** Deletes a template, lets those who have or give it go over to another one, and goes back to the list. */
export const removeTemplate = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = templateDeletion.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This template does not exist any more." };
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await deleteTemplate(context, sent.data);
    redirect("/admin/templates");
  });
});
