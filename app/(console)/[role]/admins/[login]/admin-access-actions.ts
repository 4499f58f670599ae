"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import {
  adminDeletion,
  adminRoleForm,
  adminStateForm,
  oneAdmin,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { deleteAdmin } from "@/lib/accounts/admin-account/delete-admin";
import { setAdminRole } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { adminContext, provenAdminContext } from "@/lib/faces/session/admin";

const gone: FormState = { problem: "This administrator does not exist any more." };

/** Switches an administrator on or off. */
export const switchAdmin = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = adminStateForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    const { active, ...subject } = sent.data;
    await setAdminState(context, { ...subject, active: active === "on" });
    revalidatePath("/admin/admins", "layout");
    return {};
  });
});

/** Makes an administrator a superadmin or a domain admin. */
export const changeAdminRole = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = adminRoleForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    await setAdminRole(context, sent.data);
    revalidatePath("/admin/admins", "layout");
    return {};
  });
});

/** Signs an administrator out everywhere. */
export const endSessionsOf = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneAdmin.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await endAdminSessions(context, sent.data);
    revalidatePath("/admin/admins", "layout");
    return {};
  });
});

/** Takes away all second factors of an administrator who has lost them. */
export const resetFactorsOf = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = oneAdmin.safeParse(Object.fromEntries(form));
  if (!sent.success) return gone;
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    await resetFactors(context, { kind: "admin", id: sent.data.adminId });
    revalidatePath("/admin/admins", "layout");
    return {};
  });
});

/** Deletes an administrator, once its login was typed, and goes back to the list. */
export const removeAdmin = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = adminDeletion.safeParse(Object.fromEntries(form));
  if (!sent.success) return { fields: fieldProblems(sent.error) };
  return formOutcome(async () => {
    const { context } = await provenAdminContext("superadmin");
    const { adminId, expectedVersion } = sent.data;
    await deleteAdmin(context, { adminId, expectedVersion });
    redirect("/admin/admins");
  });
});
