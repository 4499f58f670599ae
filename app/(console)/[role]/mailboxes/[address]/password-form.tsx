"use client";

import { useProvenAction } from "@/app/_proof/use-proven-action";
import { EditForm } from "@/app/_ui/edit-form";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { setMailboxPassword } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";
import { words } from "@/lib/words/text";

const formWords = words("console.mailboxes.password.form", {
  newPassword: "New password",
  saved: "Password set. The user has been signed out of the portal and webmail.",
  set: "Set password",
  change: "Change password",
  saving: "Saving…",
});

interface PasswordFormProps {
  subject: Record<string, string>;
  address: string;
  hasPassword: boolean;
  /** What a new password must be. */
  hint: string;
}

/** Sets or replaces the local password of a mailbox. */
export function PasswordForm({ subject, address, hasPassword, hint }: PasswordFormProps) {
  const t = useWords(formWords);
  const [state, action] = useProvenAction(setMailboxPassword);
  return (
    <EditForm state={state} action={action} className="grid max-w-sm gap-4">
      <SentAlong values={subject} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={address} readOnly hidden />
      <PasswordField
        label={t("newPassword")}
        hint={hint}
        name="password"
        autoComplete="new-password"
        error={state.fields?.password}
        required
      />
      <EditNews state={state} saved={t("saved")} />
      <div>
        <SubmitButton look="secondary" pendingLabel={t("saving")}>
          {t(hasPassword ? "change" : "set")}
        </SubmitButton>
      </div>
    </EditForm>
  );
}
