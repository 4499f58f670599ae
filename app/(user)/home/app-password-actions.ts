"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { readNewAppPassword, typedAppPassword } from "@/app/(user)/home/app-password-input";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { createAppPassword as create } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword as revoke } from "@/lib/credentials/app-password/revoke-app-password";
import { reauthenticatedSignedIn, signedIn } from "@/lib/faces/session/signed-in";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const actionWords = words("user.appPasswords.action", { gone: "This app password no longer exists." });

/** A new app password, which leaves the server this once. */
export interface NewAppPassword {
  password: string;
  name: string;
  protocols: ClientProtocol[];
}

/** Makes an app password for the signed-in mailbox, by somebody who has re-authenticated lately: it outlives the session. */
export const createAppPassword = formAction(
  async (_before: FormState<NewAppPassword>, form: FormData): Promise<FormState<NewAppPassword>> => {
    const sent = readNewAppPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error), values: typedAppPassword(form) };
    const made = await formOutcome<NewAppPassword>(async () => {
      const { session, context } = await reauthenticatedSignedIn();
      const { expiry, ...wanted } = sent.data;
      const expiresAt = expiryFrom(expiry, new Date());
      const { password } = await create(context, {
        mailboxId: session.mailboxId,
        ...wanted,
        expiresAt,
      });
      revalidatePath("/home/devices");
      return { result: { password, ...wanted } };
    });
    return made.result ? made : { ...made, values: typedAppPassword(form) };
  },
);

/** Ends an app password of the signed-in mailbox; mail apps that use it are locked out at their next login. */
export const revokeAppPassword = formAction(
  async (_before: FormState, form: FormData): Promise<FormState> => {
    const id = z.uuid().safeParse(form.get("id"));
    if (!id.success) return { problem: (await getWords(actionWords))("gone") };
    return formOutcome(async () => {
      const { context } = await signedIn();
      await revoke(context, { id: id.data });
      revalidatePath("/home/devices");
      return {};
    });
  },
);
