"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { NewAppPassword } from "@/app/(console)/[role]/mailboxes/[address]/app-password-input";
import {
  readNewAppPassword,
  typedAppPassword,
} from "@/app/(console)/[role]/mailboxes/[address]/app-password-input";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";
import { boundFormAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { newAppPasswordView } from "@/lib/credentials/app-password/view";
import { registry } from "@/lib/faces/registry";
import { reauthenticatedAdminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import { textOrNull } from "@/lib/platform/input/moment";

const owner = z.object({ role: adminRole, address: z.string() });

/** Makes an app password for somebody else's mailbox: for a device that its person does not set up, or may not. */
export const createMailboxAppPassword = boundFormAction(
  z.tuple([owner]),
  async ([{ role, ...key }], form): Promise<FormState<NewAppPassword>> => {
    const sent = readNewAppPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: typedAppPassword(form) };
    const made = await formOutcome<NewAppPassword>(async () => {
      const { context } = await reauthenticatedAdminContext(role);
      const { expiry, ...wanted } = sent.data;
      const expiresAt = expiryFrom(expiry, new Date());
      const input = { ...wanted, expiresAt: textOrNull(expiresAt) };
      const { output } = await registry.named("app-password.create").run({ context, key, input });
      revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
      return { result: { password: newAppPasswordView.parse(output).password, ...wanted } };
    });
    return made.result ? made : { ...made, values: typedAppPassword(form) };
  },
);
