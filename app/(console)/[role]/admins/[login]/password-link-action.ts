"use server";

import { getWords } from "@/app/_words/get-words";
import { oneAdmin } from "@/app/(console)/[role]/admins/admin-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { createPasswordLink as create } from "@/lib/accounts/admin-account/create-password-link";
import { provenAdminContext } from "@/lib/faces/session/admin";
import { words } from "@/lib/words/text";

const linkWords = words("console.admins.passwordLink.refusals", {
  gone: "This administrator no longer exists.",
});

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
    if (!sent.success) return { problem: (await getWords(linkWords))("gone") };
    return formOutcome(async () => {
      const { context } = await provenAdminContext("superadmin");
      const { url, expiresAt } = await create(context, sent.data);
      return { result: { url, expiresAt: expiresAt.toISOString() } };
    });
  },
);
