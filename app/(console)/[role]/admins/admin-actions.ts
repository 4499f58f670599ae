"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import {
  adminDomainsForm,
  adminForm,
  adminPasswordForm,
  newAdminForm,
  sentAdmin,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { type EditState, editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { formAction } from "@/app/form-action";
import { fieldProblems } from "@/app/form-state";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { setAdminDomains } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { updateAdmin } from "@/lib/accounts/admin-account/update-admin";
import { provenAdminContext } from "@/lib/faces/session/admin";
import type { Context } from "@/lib/platform/db/context";
import { newToken } from "@/lib/platform/secrets/token";

/** Who administrates may do everything, so every change of an account asks for a fresh proof. */
async function edit<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  change: (context: Context, sent: z.output<Schema>) => Promise<void>,
): Promise<EditState> {
  const values = () => ({ ...typedValues(form), domains: form.getAll("domains").join(",") });
  const sent = schema.safeParse(sentAdmin(form));
  if (!sent.success) return { fields: fieldProblems(sent.error), values: values() };
  const state = await editOutcome(form, async () => {
    const { context } = await provenAdminContext("superadmin");
    await change(context, sent.data);
    revalidatePath("/admin/admins", "layout");
  });
  return state.values ? { ...state, values: values() } : state;
}

/** Makes an administrator and goes to its page. */
export const makeAdmin = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  return edit(newAdminForm, form, async (context, { role, domains, mayOpenAs, ...given }) => {
    const account = { ...given, password: given.password || newToken() };
    const { login } =
      role === "superadmin"
        ? await createSuperadmin(context, account)
        : await createDomainAdmin(context, { ...account, domains, mayOpenAs });
    redirect(`/admin/admins/${encodeURIComponent(login)}`);
  });
});

/** Changes an administrator's name and permission. */
export const changeAdmin = formAction(async (_before: EditState, form: FormData): Promise<EditState> => {
  return edit(adminForm, form, updateAdmin);
});

/** Gives a domain admin exactly the chosen domains. */
export const changeAdminDomains = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    return edit(adminDomainsForm, form, setAdminDomains);
  },
);

/** Sets an administrator's password; its sessions end. */
export const changeAdminPassword = formAction(
  async (_before: EditState, form: FormData): Promise<EditState> => {
    return edit(adminPasswordForm, form, setAdminPassword);
  },
);
