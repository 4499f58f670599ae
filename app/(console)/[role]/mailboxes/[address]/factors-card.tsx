import { FactorKind } from "@/app/_factors/factor-kind";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const factorWords = words("console.mailboxes.factors", {
  title: "Second factors",
  intro: "Users add their own second factors. Reset them for someone who has lost theirs.",
  none: "No second factors.",
  atProvider: "No second factors here. {provider} may require its own.",
  lastUsed: "last used <time></time>",
  neverUsed: "never used",
});

const listId = "second-factors";
interface FactorsCardProps {
  owner: { role: AdminRole; address: string };
  factors: ShownFactor[];
  /** Set: the person signs in there, and second factors are asked for there. */
  providerName: string | null;
}

/** The second factors of a mailbox, and the way out for somebody who has lost them. */
export function FactorsCard({ owner: { role, address }, factors, providerName }: FactorsCardProps) {
  const t = useWords(factorWords);
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        factors.length > 0 ? (
          <OperationButton
            does="mailbox.reset-second-factors"
            by={role}
            to={{ address }}
            size="small"
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
