import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { formInput, neededPassword } from "@/app/(console)/form-input";
import { received } from "@/app/(console)/received-form";
import { submitted } from "@/app/(console)/submit";
import { formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { changeAdminPassword } from "@/lib/doors/admin-sign-in/change-admin-password";
import { adminContext } from "@/lib/faces/session/admin";
import { reopenAdminSession } from "@/lib/faces/session/admin-step";
import { words } from "@/lib/words/text";

const actionWords = words("console.account.action", {
  currentPassword: "Enter your current password.",
  password: "Enter a new password.",
  "wrong-password": "This is not your current password.",
  "too-many-attempts": "Too many failed attempts. Wait a few minutes, then try again.",
});

const passwords = formInput({
  currentPassword: neededPassword(actionWords("currentPassword")),
  password: neededPassword(actionWords("password")),
});

/** Every administrator's own; no operation, since it is for the browser that it is asked from. */
const own = { audience: adminRole.options };

export const accountForms = {
  /** Changes the signed-in administrator's own password; the other sessions end by that. */
  changeOwnPassword: received(own, passwords, {}, ({ role, sent }) =>
    formOutcome<"changed">(async () => {
      const { session, visitor, context } = await adminContext(role);
      const outcome = await changeAdminPassword(context, { adminId: session.adminId, ...sent });
      if (outcome.changed) {
        await reopenAdminSession(role, session, visitor);
        return { result: "changed" };
      }
      const t = await getWords(actionWords);
      if (outcome.reason === "wrong-password") return { fields: { currentPassword: t("wrong-password") } };
      return { problem: t(outcome.reason) };
    }),
  ),
  /** Ends one of the signed-in administrator's own sessions. */
  endOwnSession: submitted(own, formInput({ sessionId: z.uuid() }), {
    untyped: true,
    run: ({ context, session: { adminId }, sent: { sessionId } }) =>
      endAdminSessions(context, { adminId, sessionId }),
  }),
};
