"use client";

import type { ComponentProps } from "react";
import { NewPasswordField } from "@/app/_passwords/new-password-field";
import { useWords } from "@/app/_words/use-words";
import { ConsoleForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const passwordWords = words("console.newPassword", { newPassword: "New password", set: "Set password" });

interface NewPasswordFormProps
  extends Pick<
    ComponentProps<typeof ConsoleForm>,
    "sends" | "subject" | "saved" | "submit" | "look" | "className"
  > {
  /** Whose it is. */
  login: string;
  /** What a new password must be. */
  hint: string;
}

/** Sets somebody else's password. */
export function NewPasswordForm({ login, hint, submit, ...form }: NewPasswordFormProps) {
  const t = useWords(passwordWords);
  return (
    <ConsoleForm {...form} stored={{}} submit={submit ?? t("set")}>
      {({ problems }) => (
        <>
          {/* Tells password managers which login this password belongs to. */}
          <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
          <NewPasswordField
            label={t("newPassword")}
            hint={hint}
            name="password"
            required
            error={problems.password}
            known={[login]}
          />
        </>
      )}
    </ConsoleForm>
  );
}
