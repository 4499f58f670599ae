"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { openPortalAs } from "@/lib/faces/session/open-as";

const openForm = z.object({ role: adminRole, mailboxId: z.uuid() });

/** Opens the portal as a mailbox, for the signed-in administrator, in this browser. */
export const openMailboxHere = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = openForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return { problem: "This mailbox does not exist any more." };
  return formOutcome(async () => {
    await openPortalAs(sent.data.role, sent.data.mailboxId);
    redirect("/home");
  });
});
