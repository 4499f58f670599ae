"use client";

import { useActionState } from "react";
import { OwnPasswordForm } from "@/app/_passwords/own-password-form";
import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { changePassword } from "@/app/(user)/home/security/password-action";
import { words } from "@/lib/words/text";

const cardWords = words("user.password", {
  title: "Password",
  intro:
    "The password you sign in with here. Changing it signs you out everywhere else, and mail apps that use it need the new one. App passwords keep working.",
  introFixed: "The password you sign in with here.",
  fixed: "Your administrator sets your password. Ask them if you need a new one.",
  changed: "Your password has been changed.",
});

interface PasswordCardProps {
  address: string;
  mayChange: boolean;
  /** What a new password must be. */
  hint: string;
}

/** Changes a local mailbox's own password. People of an identity provider never see it. */
export function PasswordCard({ address, mayChange, hint }: PasswordCardProps) {
  const t = useWords(cardWords);
  const [state, action] = useActionState(changePassword, {});
  if (!mayChange)
    return (
      <Card anchor="password" title={t("title")} intro={t("introFixed")}>
        <p className="text-sm">{t("fixed")}</p>
      </Card>
    );
  return (
    <Card anchor="password" title={t("title")} intro={t("intro")}>
      <OwnPasswordForm state={state} action={action} login={address} hint={hint} changed={t("changed")} />
    </Card>
  );
}
