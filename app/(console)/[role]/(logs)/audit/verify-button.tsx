"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const verifyWords = words("console.audit.verify", { verify: "Verify now", verifying: "Verifying…" });

/** Verifies the audit log on demand. */
export function VerifyButton() {
  const t = useWords(verifyWords);
  const [state, action] = useActionState(sends("verifyAuditLog"), {});
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <SubmitButton look="secondary" size="small" pendingLabel={t("verifying")}>
        {t("verify")}
      </SubmitButton>
    </form>
  );
}
