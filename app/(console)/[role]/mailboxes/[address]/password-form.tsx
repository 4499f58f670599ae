"use client";

import { useProvenAction } from "@/app/_proof/use-proven-action";
import { EditForm } from "@/app/_ui/edit-form";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { setMailboxPassword } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";

interface PasswordFormProps {
  subject: Record<string, string>;
  address: string;
  hasPassword: boolean;
  /** What a new password must be. */
  hint: string;
}

/** Sets or replaces the local password of a mailbox. */
export function PasswordForm({ subject, address, hasPassword, hint }: PasswordFormProps) {
  const [state, action] = useProvenAction(setMailboxPassword);
  return (
    <EditForm state={state} action={action} className="grid max-w-sm gap-4">
      <SentAlong values={subject} />
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={address} readOnly hidden />
      <PasswordField
        label="New password"
        hint={hint}
        name="password"
        autoComplete="new-password"
        error={state.fields?.password}
        required
      />
      <EditNews state={state} saved="The password is set. The web sessions of this mailbox have ended." />
      <div>
        <SubmitButton look="secondary" pendingLabel="Setting …">
          {hasPassword ? "Replace the password" : "Set the password"}
        </SubmitButton>
      </div>
    </EditForm>
  );
}
