import { removeFactor } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { kindWords } from "@/app/_factors/kind-words";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";

export interface ListedFactor {
  id: string;
  kind: "totp" | "passkey";
  name: string;
  lastUsedAt: string | null;
}

const listId = "own-factors";

const lastOne =
  "It is the only one: from then on your password alone lets you in, and your recovery codes stop working.";
const oneOfSome = "It cannot be used to sign in from then on. Your other second factors stay.";

/** One's own second factors, each with a button to remove it. */
export function FactorList({ door, factors }: { door: FactorDoor; factors: ListedFactor[] }) {
  return (
    <ul
      id={listId}
      tabIndex={-1}
      aria-label="Your second factors"
      className="divide-y divide-line border-y border-line"
    >
      {factors.map(({ id, kind, name, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <span className="grid min-w-0">
            <span className="font-medium wrap-anywhere">{name}</span>
            <span className="text-sm text-muted">
              {kindWords[kind]} ·{" "}
              {lastUsedAt ? (
                <>
                  last used <LocalTime value={lastUsedAt} />
                </>
              ) : (
                "not used yet"
              )}
            </span>
          </span>
          <ConfirmButton
            action={removeFactor}
            values={{ door, id }}
            label="Remove"
            subject={name}
            size="small"
            question={`Remove ${name}?`}
            consequence={`${factors.length === 1 ? lastOne : oneOfSome} To have it back you set it up anew.`}
            confirm="Remove"
            pendingLabel="Removing …"
            keep="Keep it"
            focusId={listId}
          />
        </li>
      ))}
    </ul>
  );
}
