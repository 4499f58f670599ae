"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { oneMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import type { NewAppPassword } from "@/app/(user)/home/app-password-actions";
import { readNewAppPassword, typedAppPassword } from "@/app/(user)/home/app-password-input";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";
import { boundFormAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { provenAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** Makes an app password for somebody else's mailbox: for a device that its person does not set up, or may not. */
export const createMailboxAppPassword = boundFormAction(
  z.tuple([oneMailbox]),
  async ([{ role, mailboxId }], form): Promise<FormState<NewAppPassword>> => {
    const sent = readNewAppPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: typedAppPassword(form) };
    const made = await formOutcome<NewAppPassword>(async () => {
      const { context } = await provenAdminContext(role);
      const { expiry, ...wanted } = sent.data;
      const expiresAt = expiryFrom(expiry, new Date());
      const { password } = await createAppPassword(context, { mailboxId, ...wanted, expiresAt });
      revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
      return { result: { password, ...wanted } };
    });
    return made.result ? made : { ...made, values: typedAppPassword(form) };
  },
);
