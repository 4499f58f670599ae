"use client";

import { useActionState } from "react";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { verifyTrail } from "@/app/(console)/[role]/(logs)/audit/trail-action";

/** Verifies the audit trail on demand. */
export function VerifyTrailButton() {
  const [state, action] = useActionState(verifyTrail, {});
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <SubmitButton look="secondary" size="small" pendingLabel="Verifying …">
        Verify now
      </SubmitButton>
    </form>
  );
}
