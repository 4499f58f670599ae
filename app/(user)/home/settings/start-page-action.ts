"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { chooseStartPage as choose, startPageChoice } from "@/lib/accounts/mailbox/choose-start-page";
import { signedIn } from "@/lib/faces/session/signed-in";

/** Chooses the page that opens for the signed-in mailbox after a sign-in. */
export const chooseStartPage = formAction(
  async (_before: FormState<"chosen">, form: FormData): Promise<FormState<"chosen">> => {
    const sent = startPageChoice.safeParse({ startPage: form.get("startPage") });
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { session, context } = await signedIn();
      await choose(context, { mailboxId: session.mailboxId, ...sent.data });
      revalidatePath("/home/settings");
      return { result: "chosen" };
    });
  },
);
