import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { OperationButton, type OperationButtonProps } from "@/app/(console)/operation-button";
import { words } from "@/lib/words/text";

const cardWords = words("console.deletion", { title: "Delete" });

/** Where a page ends that is about one thing: the way to delete it, and what `hint` says to consider first. */
export function DeletionCard({ hint, ...button }: OperationButtonProps & { hint: string }) {
  return (
    <Card title={useWords(cardWords)("title")} intro={hint}>
      <OperationButton {...button} />
    </Card>
  );
}
