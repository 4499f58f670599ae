import { ArrowDown, ArrowUp } from "lucide-react";
import { Button, type ButtonProps } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

export const moveWords = words("console.move", {
  up: "Move up",
  down: "Move down",
  upNamed: "Move {name} up",
  downNamed: "Move {name} down",
  moved: "{name} is now number {place, number} of {count, number}.",
});

interface MoveButtonProps extends Pick<ButtonProps, "id" | "ref" | "type" | "size" | "onClick"> {
  by: -1 | 1;
  name: string;
  /** Whether it cannot be moved now. Not `disabled` by that: the focus stays on the button that was used last. */
  stays: boolean;
}

/** Moves something in its list. */
export function MoveButton({ by, name, stays, ...button }: MoveButtonProps) {
  const t = useWords(moveWords);
  const [word, Sign] = by < 0 ? (["up", ArrowUp] as const) : (["down", ArrowDown] as const);
  return (
    <Button
      {...button}
      look="quiet"
      aria-label={t(`${word}Named`, { name })}
      title={t(word)}
      aria-disabled={stays}
    >
      <Sign aria-hidden="true" />
    </Button>
  );
}
