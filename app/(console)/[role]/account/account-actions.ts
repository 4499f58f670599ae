"use server";

import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { formInput } from "@/app/(console)/form-input";
import { submitted } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { changeAdminPassword } from "@/lib/doors/admin-sign-in/change-admin-password";
import { adminContext } from "@/lib/faces/session/admin";
import { reopenAdminSession } from "@/lib/faces/session/admin-step";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("console.account.action", {
  currentPassword: "Enter your current password.",
  password: "Enter a new password.",
  "wrong-password": "This is not your current password.",
  "too-many-attempts": "Too many failed attempts. Wait a few minutes, then try again.",
  gone: "This session no longer exists.",
});

const passwordForm = z.object({
  role: adminRole,
  currentPassword: z
    .string()
    .min(1, message(actionWords("currentPassword")))
    .max(1_024),
  password: z.string().min(1, message(actionWords("password"))),
});

/** Changes the signed-in administrator's own password; the other sessions end by that. */
export const changeOwnPassword = formAction(
  async (_before: FormState<"changed">, form: FormData): Promise<FormState<"changed">> => {
    const sent = passwordForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { role, ...passwords } = sent.data;
      const { session, visitor, context } = await adminContext(role);
      const outcome = await changeAdminPassword(context, { adminId: session.adminId, ...passwords });
      if (outcome.changed) {
        await reopenAdminSession(role, session, visitor);
        return { result: "changed" };
      }
      const t = await getWords(actionWords);
      if (outcome.reason === "wrong-password") return { fields: { currentPassword: t("wrong-password") } };
      return { problem: t(outcome.reason) };
    });
  },
);

/** Every administrator's own; no operation, since it is for the browser that it is asked from. */
const own = { audience: adminRole.options };

/** Ends one of the signed-in administrator's own sessions. */
export const endOwnSession = submitted(own, formInput({ sessionId: z.uuid() }), {
  shows: "/account",
  gone: actionWords("gone"),
  run: ({ context, session, sent }) =>
    endAdminSessions(context, { adminId: session.adminId, sessionId: sent.sessionId }),
});
