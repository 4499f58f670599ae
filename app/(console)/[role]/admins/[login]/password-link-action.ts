"use server";

import type { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { oneAdmin } from "@/app/(console)/[role]/admins/admin-form-input";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { passwordLinkView } from "@/lib/accounts/admin-account/view";
import { registry } from "@/lib/faces/registry";
import { provenAdminContext } from "@/lib/faces/session/admin";
import { words } from "@/lib/words/text";

const linkWords = words("console.admins.passwordLink.refusals", {
  gone: "This administrator no longer exists.",
});

/** A link, which leaves the server this once. */
export type NewPasswordLink = z.output<typeof passwordLinkView>;

const operation = registry.named("admin.create-password-link");

/** Creates a one-time link by which an administrator chooses its own password. */
export const createPasswordLink = formAction(
  async (_before: FormState<NewPasswordLink>, form: FormData): Promise<FormState<NewPasswordLink>> => {
    const sent = oneAdmin.parse(form);
    if (!sent.success) return { problem: (await getWords(linkWords))("gone") };
    return formOutcome(async () => {
      const { context } = await provenAdminContext("superadmin");
      const { output } = await operation.run({ context, key: sent.data, input: {} });
      return { result: passwordLinkView.parse(output) };
    });
  },
);
