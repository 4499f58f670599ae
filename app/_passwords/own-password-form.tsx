"use client";

import { NewPasswordField } from "@/app/_passwords/new-password-field";
import { Alert } from "@/app/_ui/alert";
import { PasswordField } from "@/app/_ui/password-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const ownPasswordWords = words("ui.ownPassword", {
  current: "Current password",
  new: "New password",
  change: "Change password",
  changing: "Changing password…",
});

interface OwnPasswordFormProps {
  state: FormState<"changed">;
  action: (form: FormData) => void;
  /** Whose password it is. */
  login: string;
  /** What a new password must be. */
  hint: string;
  /** What is said when it is done. */
  changed: string;
  /** What is sent along. */
  values?: Record<string, string>;
}

/** Changes one's own password, for who knows the present one. */
export function OwnPasswordForm({ values = {}, ...props }: OwnPasswordFormProps) {
  const { state, action, login, hint, changed } = props;
  const t = useWords(ownPasswordWords);
  return (
    <form action={action} className="grid max-w-sm gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result ? <Alert tone="good">{changed}</Alert> : null}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* Tells password managers which login this password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label={t("current")}
        name="currentPassword"
        autoComplete="current-password"
        required
        error={state.fields?.currentPassword}
      />
      <NewPasswordField
        label={t("new")}
        name="password"
        hint={hint}
        required
        error={state.fields?.password}
        known={[login]}
      />
      <div>
        <SubmitButton look="secondary" pendingLabel={t("changing")}>
          {t("change")}
        </SubmitButton>
      </div>
    </form>
  );
}
