import { FactorKind, useFactorName } from "@/app/_factors/factor-kind";
import { LastUsed } from "@/app/_sessions/session-entry";
import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { useWords } from "@/app/_words/use-words";
import { OperationButton, type OperationButtonProps } from "@/app/(console)/operation-button";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const factorWords = words("console.factors", { title: "Second factors", none: "No second factors." });

const listId = "second-factors";

interface FactorsCardProps {
  factors: ShownFactor[];
  intro: string;
  /** What is said where there are none. */
  none?: string | undefined;
  /** How they are reset. */
  reset: OperationButtonProps;
}

/** The second factors of somebody else, and the way out for who has lost them. */
export function FactorsCard({ factors, intro, none, reset }: FactorsCardProps) {
  const t = useWords(factorWords);
  const nameOf = useFactorName();
  return (
    <Card
      title={t("title")}
      intro={intro}
      action={factors.length > 0 ? <OperationButton {...reset} size="small" focusId={listId} /> : null}
    >
      <Entries id={listId} label={t("title")} none={none ?? t("none")}>
        {factors.map(({ id, kind, name, lastUsedAt }) => (
          <Entry key={id} name={nameOf({ kind, name })}>
            <FactorKind kind={kind} /> · <LastUsed at={lastUsedAt} />
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}
