import { FactorKind } from "@/app/_factors/factor-kind";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { resetMailboxFactors } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";

const listId = "second-factors";
interface FactorsCardProps {
  owner: { role: string; address: string };
  address: string;
  factors: ShownFactor[];
  /** Set: the person signs in there, and second factors are asked for there. */
  providerName: string | null;
}

/** The second factors of a mailbox, and the way out for somebody who has lost them. */
export function FactorsCard({ owner, address, factors, providerName }: FactorsCardProps) {
  return (
    <Card
      title="Second factors"
      intro="Only the person can add some. Reset them for somebody who has lost them."
      action={
        factors.length > 0 ? (
          <ConfirmButton
            action={resetMailboxFactors}
            values={owner}
            label="Reset"
            size="small"
            question={`Reset the second factors of ${address}?`}
            consequence="All of them and the recovery codes stop working, and the web sessions end. The next sign-in is by password alone, so make sure that you know who has asked you for this."
            confirm="Reset"
            pendingLabel="Resetting …"
            keep="Keep them"
            focusId={listId}
          />
        ) : null
      }
    >
      <div id={listId} tabIndex={-1}>
        {factors.length === 0 ? (
          <p className="text-sm text-muted">
            There are none{providerName ? `: ${providerName} asks for its own` : ""}.
          </p>
        ) : (
          <ul aria-label="Second factors" className="divide-y divide-line border-y border-line">
            {factors.map(({ id, kind, name, lastUsedAt }) => (
              <li key={id} className="grid gap-0.5 py-3 text-sm">
                <span className="font-medium wrap-anywhere">{name}</span>
                <span className="text-muted">
                  <FactorKind kind={kind} /> ·{" "}
                  {lastUsedAt ? (
                    <>
                      last used <LocalTime value={lastUsedAt.toISOString()} />
                    </>
                  ) : (
                    "not used yet"
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
