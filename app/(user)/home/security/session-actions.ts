"use server";

import { revalidatePath } from "next/cache";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { endMailboxSessions, sessionName } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { reauthenticatedSignedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const actionWords = words("user.sessions.action", { gone: "This session has already ended." });

/*
 * Both want a fresh proof: whoever has stolen a session could else keep its owner out with it, as often as that one comes
 * back. The owner, who has just signed in to throw a thief out, is not asked.
 */

/** Signs the person out of one other browser. */
export const endSession = formAction(async (_before: FormState, form: FormData): Promise<FormState> => {
  const sent = sessionName.safeParse(form.get("id"));
  if (!sent.success) return { problem: (await getWords(actionWords))("gone") };
  return formOutcome(async () => {
    const { session, context } = await reauthenticatedSignedIn();
    await endMailboxSessions(context, { mailboxId: session.mailboxId, sessionId: sent.data });
    revalidatePath("/home/security");
    return {};
  });
});

/** Signs the person out of every browser but the one that asks. */
export const endOtherSessions = formAction(async (): Promise<FormState> => {
  return formOutcome(async () => {
    const { session, context } = await reauthenticatedSignedIn();
    await endMailboxSessions(context, { mailboxId: session.mailboxId, keep: session.id });
    revalidatePath("/home/security");
    return {};
  });
});
