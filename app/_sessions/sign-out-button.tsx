import type { ComponentProps } from "react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const signOutWords = words("sessions.signOut", {
  signOut: "Sign out",
  signingOut: "Signing out…",
  question: "Sign out this session?",
});

type SignOutButtonProps<Result> = Pick<
  ComponentProps<typeof ConfirmButton<Result>>,
  "action" | "values" | "subject" | "consequence" | "focusId"
>;

/** Ends one of one's own sessions, after asking. */
export function SignOutButton<Result>(session: SignOutButtonProps<Result>) {
  const t = useWords(signOutWords);
  return (
    <ConfirmButton
      {...session}
      label={t("signOut")}
      size="small"
      question={t("question")}
      pendingLabel={t("signingOut")}
    />
  );
}
