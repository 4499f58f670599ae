"use client";

import { type ReactNode, useState } from "react";
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
  /** What is said below the new password while it is typed. */
  judged?: (typed: string) => ReactNode;
}

/** Changes one's own password, for who knows the present one. */
export function OwnPasswordForm({ values = {}, judged, ...props }: OwnPasswordFormProps) {
  const { state, action, login, hint, changed } = props;
  const t = useWords(ownPasswordWords);
  const [typed, setTyped] = useState("");
  return (
    // What was sent is emptied by React when the answer is there, and so is what was judged.
    <form action={action} onReset={() => setTyped("")} className="grid max-w-sm gap-4" noValidate>
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
      <div className="grid gap-2">
        <PasswordField
          label={t("new")}
          name="password"
          hint={hint}
          autoComplete="new-password"
          required
          error={state.fields?.password}
          onChange={(event) => setTyped(event.target.value)}
        />
        {judged?.(typed)}
      </div>
      <div>
        <SubmitButton look="secondary" pendingLabel={t("changing")}>
          {t("change")}
        </SubmitButton>
      </div>
    </form>
  );
}
