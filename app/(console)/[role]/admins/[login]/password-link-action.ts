"use server";

import { oneAdmin } from "@/app/(console)/[role]/admins/admin-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { createPasswordLink as create } from "@/lib/accounts/admin-account/create-password-link";
import { provenAdminContext } from "@/lib/faces/session/admin";

/** A link, which leaves the server this once. */
export interface NewPasswordLink {
  url: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** Creates a one-time link by which an administrator chooses its own password. */
export const createPasswordLink = formAction(
  async (_before: FormState<NewPasswordLink>, form: FormData): Promise<FormState<NewPasswordLink>> => {
    const sent = oneAdmin.parse(form);
    if (!sent.success) return { problem: "This administrator does not exist any more." };
    return formOutcome(async () => {
      const { context } = await provenAdminContext("superadmin");
      const { url, expiresAt } = await create(context, sent.data);
      return { result: { url, expiresAt: expiresAt.toISOString() } };
    });
  },
);
