"use client";

import { newRecoveryCodes } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { CodeList } from "@/app/_factors/recovery-codes";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";

/** How many recovery codes are left, and a way to new ones. */
export function NewCodes({ door, left }: { door: FactorDoor; left: number }) {
  const [state, action] = useProvenAction(newRecoveryCodes);
  return (
    <div className="grid gap-3">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result?.recoveryCodes ? <CodeList codes={state.result.recoveryCodes} /> : null}
      <form action={action} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="door" value={door} />
        <span className="text-sm text-muted">
          {state.result ? "The old recovery codes do not work any more." : `${left} recovery codes left.`}
        </span>
        <SubmitButton look="secondary" size="small" pendingLabel="Making them …">
          New recovery codes
        </SubmitButton>
      </form>
    </div>
  );
}
