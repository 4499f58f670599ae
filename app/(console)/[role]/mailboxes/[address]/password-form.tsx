"use client";

import { useProvenAction } from "@/app/_proof/use-proven-action";
import { EditForm } from "@/app/_ui/edit-form";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type Subject, SubjectInputs } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form";
import { changeMailboxPassword } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import { EditNews } from "@/app/(console)/edit-news";

interface PasswordFormProps {
  subject: Subject;
  address: string;
  hasPassword: boolean;
  /** What a new password must be. */
  hint: string;
}

/** Sets or replaces the local password of a mailbox. */
export function PasswordForm({ subject, address, hasPassword, hint }: PasswordFormProps) {
  const [state, action] = useProvenAction(changeMailboxPassword);
  return (
    <EditForm state={state} action={action} className="grid max-w-sm gap-4">
      <SubjectInputs subject={subject} />
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
