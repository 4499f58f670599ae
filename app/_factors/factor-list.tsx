"use client";

import { endFactor } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { LocalTime } from "@/app/_ui/local-time";
import { SubmitButton } from "@/app/_ui/submit-button";

export interface ListedFactor {
  id: string;
  kind: "totp" | "passkey";
  name: string;
  lastUsedAt: string | null;
}

/** One's own second factors, each with a button to remove it. */
export function FactorList({ door, factors }: { door: FactorDoor; factors: ListedFactor[] }) {
  const [state, action] = useProvenAction(endFactor);
  return (
    <div className="grid gap-3">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <ul className="divide-y divide-line border-y border-line">
        {factors.map(({ id, kind, name, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="grid min-w-0">
              <span className="font-medium wrap-anywhere">{name}</span>
              <span className="text-sm text-muted">
                {kind === "totp" ? "Authenticator app" : "Passkey"} ·{" "}
                {lastUsedAt ? (
                  <>
                    last used <LocalTime value={lastUsedAt} />
                  </>
                ) : (
                  "not used yet"
                )}
              </span>
            </span>
            <form action={action}>
              <input type="hidden" name="door" value={door} />
              <input type="hidden" name="id" value={id} />
              <SubmitButton look="secondary" size="small" pendingLabel="Removing …">
                Remove<span className="sr-only"> {name}</span>
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
