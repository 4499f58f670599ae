"use client";

import { useState } from "react";
import { type FactorResult, replaceRecoveryCodes } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { CodeList } from "@/app/_factors/recovery-codes";
import { ConfirmButton } from "@/app/_proof/confirm-button";

/** How many recovery codes are left, and a way to new ones. */
export function NewCodes({ door, left }: { door: FactorDoor; left: number }) {
  const [{ recoveryCodes }, setMade] = useState<FactorResult>({ recoveryCodes: null });
  return (
    <div className="grid gap-3">
      {recoveryCodes ? <CodeList codes={recoveryCodes} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-sm text-muted">
          {recoveryCodes ? "The old recovery codes do not work any more." : `${left} recovery codes left.`}
        </span>
        <ConfirmButton<FactorResult>
          action={replaceRecoveryCodes}
          values={{ door }}
          label="New recovery codes"
          size="small"
          question="Make new recovery codes?"
          consequence="The ones that you have kept stop working at once. The new ones are shown this once, so have a place for them ready. This cannot be undone."
          confirm="Make new codes"
          pendingLabel="Making them …"
          keep="Keep the old ones"
          onResult={setMade}
        />
      </div>
    </div>
  );
}
