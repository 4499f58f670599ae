import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { DeleteButton, type DeleteButtonProps } from "@/app/(console)/delete-button";
import { words } from "@/lib/words/text";

const cardWords = words("console.deletion", { title: "Delete" });

/** Where a page ends that is about one thing: the way to delete it, and what `hint` says to consider first. */
export function DeletionCard<Result>({ hint, ...button }: DeleteButtonProps<Result> & { hint: string }) {
  return (
    <Card title={useWords(cardWords)("title")} intro={hint}>
      <DeleteButton {...button} />
    </Card>
  );
}
