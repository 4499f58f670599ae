"use client";

import { useActionState, useEffect, useRef } from "react";
import { useWords } from "@/app/_words/use-words";
import { MoveButton, moveWords } from "@/app/(console)/move-button";
import { moved } from "@/app/(console)/moved";
import { sends } from "@/app/(console)/sends";

interface MoveButtonsProps {
  name: string;
  /** All links in their order, and the place of this one. */
  ids: string[];
  index: number;
}

/** Moves a link up or down; the keyboard stays on the button that was pressed. */
export function MoveButtons({ name, ids, index }: MoveButtonsProps) {
  const t = useWords(moveWords);
  const [state, action, pending] = useActionState(sends("reorderAppLinks"), {});
  const buttons = useRef<Partial<Record<-1 | 1, HTMLButtonElement | null>>>({});
  const pressed = useRef<-1 | 1>(null);
  useEffect(() => {
    // The browser drops the focus of a row that is moved.
    if (state.result && pressed.current) buttons.current[pressed.current]?.focus();
    pressed.current = null;
  }, [state]);
  return (
    <div className="flex items-center gap-1">
      {([-1, 1] as const).map((by) => {
        const stays = pending || index + by < 0 || index + by >= ids.length;
        return (
          <form key={by} action={action}>
            <input type="hidden" name="ids" value={moved(ids, index, by).join(",")} />
            <MoveButton
              ref={(button) => {
                buttons.current[by] = button;
              }}
              type="submit"
              size="icon"
              by={by}
              name={name}
              stays={stays}
              onClick={(event) => {
                if (stays) return event.preventDefault();
                pressed.current = by;
              }}
            />
          </form>
        );
      })}
      <span role="status" className={state.problem ? "text-danger" : "sr-only"}>
        {state.problem ?? (state.result ? t("moved", { name, place: index + 1, count: ids.length }) : "")}
      </span>
    </div>
  );
}
