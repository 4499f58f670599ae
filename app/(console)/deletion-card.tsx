import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { OperationButton, type OperationButtonProps } from "@/app/(console)/operation-button";
import { words } from "@/lib/words/text";

const cardWords = words("console.deletion", { title: "Delete" });

interface DeletionCardProps extends Pick<OperationButtonProps, "does"> {
  /** The page about the thing, as it was opened. */
  at: Pick<OperationButtonProps, "to"> & {
    role: OperationButtonProps["by"];
    row: { version: number };
    name: string;
    /** Where such things are listed, which the deletion leads to. */
    list: string;
    can(does: string): unknown;
  };
  /** What to consider first. */
  hint: string;
}

/** Where a page ends that is about one thing: the way to delete it, for whoever may. */
export function DeletionCard({ does, at, hint }: DeletionCardProps) {
  const t = useWords(cardWords);
  if (!at.can(does)) return null;
  return (
    <Card title={t("title")} intro={hint}>
      <OperationButton
        does={does}
        by={at.role}
        to={at.to}
        version={at.row.version}
        values={{ name: at.name }}
        leadsTo={at.list}
      />
    </Card>
  );
}
