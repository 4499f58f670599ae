"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { openPortalAs } from "@/lib/faces/session/impersonate";
import { words } from "@/lib/words/text";

const actionWords = words("console.mailboxes.impersonate.refusals", {
  gone: "This mailbox no longer exists.",
});

const openForm = z.object({ role: adminRole, mailboxId: z.uuid() });

/** Opens the portal as a mailbox, for the signed-in administrator, in this browser. */
export const impersonateHere = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = openForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: (await getWords(actionWords))("gone") };
  return formOutcome(async () => {
    await openPortalAs(sent.data.role, sent.data.mailboxId);
    redirect("/home");
  });
});
