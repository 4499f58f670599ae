"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { reorderAppLinks } from "@/app/(console)/[role]/app-links/app-link-actions";
import { movedIds } from "@/app/(console)/[role]/app-links/moved-ids";
import { words } from "@/lib/words/text";

const moveWords = words("console.appLinks.move", {
  up: "Move up",
  down: "Move down",
  upNamed: "Move {name} up",
  downNamed: "Move {name} down",
  moved: "{name} is now number {place, number} of {count, number}.",
});

interface MoveButtonsProps {
  name: string;
  /** All links in their order, and the place of this one. */
  ids: string[];
  index: number;
}

const ways = [
  { by: -1, word: "up", Icon: ArrowUp },
  { by: 1, word: "down", Icon: ArrowDown },
] as const;

/** Moves a link up or down; the keyboard stays on the button that was pressed. */
export function MoveButtons({ name, ids, index }: MoveButtonsProps) {
  const t = useWords(moveWords);
  const [state, action, pending] = useActionState(reorderAppLinks, {});
  const buttons = useRef<Partial<Record<"up" | "down", HTMLButtonElement | null>>>({});
  const pressed = useRef<"up" | "down">(null);
  useEffect(() => {
    // The browser drops the focus of a row that is moved.
    if (state.result && pressed.current) buttons.current[pressed.current]?.focus();
    pressed.current = null;
  }, [state]);
  return (
    <div className="flex items-center gap-1">
      {ways.map(({ by, word, Icon }) => {
        const stays = pending || index + by < 0 || index + by >= ids.length;
        return (
          <form key={word} action={action}>
            <input type="hidden" name="ids" value={movedIds(ids, index, by).join(",")} />
            <Button
              ref={(button) => {
                buttons.current[word] = button;
              }}
              type="submit"
              look="quiet"
              size="icon"
              aria-label={t(`${word}Named`, { name })}
              title={t(word)}
              aria-disabled={stays}
              onClick={(event) => {
                if (stays) return event.preventDefault();
                pressed.current = word;
              }}
            >
              <Icon aria-hidden="true" />
            </Button>
          </form>
        );
      })}
      <span role="status" className={state.problem ? "text-danger" : "sr-only"}>
        {state.problem ?? (state.result ? t("moved", { name, place: index + 1, count: ids.length }) : "")}
      </span>
    </div>
  );
}
