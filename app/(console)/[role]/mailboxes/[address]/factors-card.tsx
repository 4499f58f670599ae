import { FactorKind } from "@/app/_factors/factor-kind";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { resetMailboxFactors } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const factorWords = words("console.mailboxes.factors", {
  title: "Second factors",
  intro: "Users add their own second factors. Reset them for someone who has lost theirs.",
  none: "No second factors.",
  atProvider: "No second factors here. {provider} may require its own.",
  lastUsed: "last used <time></time>",
  neverUsed: "never used",
  reset: "Reset",
  askReset: "Reset the second factors of {address}?",
  resetConsequence:
    "All second factors and recovery codes stop working, and the user is signed out of the portal and webmail. The next sign-in needs only the password, so make sure the request really came from this person.",
  resetting: "Resetting…",
  cancel: "Cancel",
});

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
  const t = useWords(factorWords);
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        factors.length > 0 ? (
          <ConfirmButton
            action={resetMailboxFactors}
            values={owner}
            label={t("reset")}
            size="small"
            question={t("askReset", { address })}
            consequence={t("resetConsequence")}
            confirm={t("reset")}
            pendingLabel={t("resetting")}
            keep={t("cancel")}
            focusId={listId}
          />
        ) : null
      }
    >
      <div id={listId} tabIndex={-1}>
        {factors.length === 0 ? (
          <p className="text-sm text-muted">
            {providerName ? t("atProvider", { provider: providerName }) : t("none")}
          </p>
        ) : (
          <ul aria-label={t("title")} className="divide-y divide-line border-y border-line">
            {factors.map(({ id, kind, name, lastUsedAt }) => (
              <li key={id} className="grid gap-0.5 py-3 text-sm">
                <span className="font-medium wrap-anywhere">{name}</span>
                <span className="text-muted">
                  <FactorKind kind={kind} /> ·{" "}
                  {lastUsedAt
                    ? t.rich("lastUsed", { time: () => <LocalTime value={lastUsedAt.toISOString()} /> })
                    : t("neverUsed")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
