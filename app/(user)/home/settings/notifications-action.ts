"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { signedIn } from "@/lib/faces/session/signed-in";
import { chooseNotifications as choose } from "@/lib/notification/choice/choose-notifications";
import { optionalKinds } from "@/lib/notification/kind/kinds";

/** Chooses which mails about their account the person does not get: those whose box is not ticked. */
export const chooseNotifications = formAction(
  async (_before: FormState<true>, form: FormData): Promise<FormState<true>> =>
    formOutcome(async () => {
      const { session, context } = await signedIn();
      const switchedOff = optionalKinds.filter((kind) => form.get(kind) === null);
      await choose(context, { mailboxId: session.mailboxId, switchedOff });
      revalidatePath("/home/settings");
      return { result: true };
    }),
);
