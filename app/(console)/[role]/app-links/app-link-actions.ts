"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import {
  appLinkForm,
  newAppLinkForm,
  oneAppLink,
  orderForm,
} from "@/app/(console)/[role]/app-links/app-link-form-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createAppLink } from "@/lib/accounts/app-link/create-app-link";
import { deleteAppLink } from "@/lib/accounts/app-link/delete-app-link";
import { reorderAppLinks } from "@/lib/accounts/app-link/reorder-app-links";
import { updateAppLink } from "@/lib/accounts/app-link/update-app-link";
import { adminContext } from "@/lib/faces/session/admin";

const list = "/admin/app-links";

/** Adds a link behind the others and goes back to the list. */
export const makeAppLink = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = newAppLinkForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    await createAppLink(context, sent.data);
    redirect(list);
  });
});

/** Changes a link. */
export const changeAppLink = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  const sent = appLinkForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: typedValues(form) };
  return editOutcome(form, async () => {
    const { context } = await adminContext("superadmin");
    await updateAppLink(context, sent.data);
    revalidatePath(list, "layout");
  });
});

/** Deletes a link and goes back to the list. */
export const removeAppLink = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneAppLink.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This link does not exist any more." };
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await deleteAppLink(context, sent.data);
    redirect(list);
  });
});

/** Puts the links into another order. */
export const orderAppLinks = formAction(
  async (_before: FormState<"moved">, form: FormData): Promise<FormState<"moved">> => {
    const sent = orderForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { problem: "Load the page again." };
    return formOutcome<"moved">(async () => {
      const { context } = await adminContext("superadmin");
      await reorderAppLinks(context, sent.data);
      revalidatePath(list);
      return { result: "moved" };
    });
  },
);
