"use client";

import { type ReactNode, useContext, useId } from "react";
import { useFormStatus } from "react-dom";
import type { ButtonLook } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { useInBrowser } from "@/app/_ui/in-browser";
import { SubmitButton } from "@/app/_ui/submit-button";
import { UnsavedContext } from "@/app/_ui/unsaved-context";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

export const saveWords = words("ui.saveButton", {
  save: "Save changes",
  saving: "Saving…",
  nothing: "Nothing to save.",
});

interface SaveButtonProps extends Pick<ButtonLook, "look"> {
  /** What stands on it, left out: "Save changes", and while the form is on its way. */
  children?: ReactNode;
  pendingLabel?: string;
  /** Whether the form is on its way, where a script sends it. */
  pending?: boolean;
  /** Further buttons of the form. */
  others?: ReactNode;
}

/**
 * Saves what a form shows of something that is stored. It stands there from the start, and is inactive while nothing is
 * changed: it can be reached by the keyboard and says why it does nothing. Without script it always saves.
 */
export function SaveButton({ children, pendingLabel, pending, look, others }: SaveButtonProps) {
  const { isChanged, hasChange } = useContext(UnsavedContext);
  const t = useWords(saveWords);
  const status = useFormStatus();
  const inBrowser = useInBrowser();
  const id = useId();
  const isIdle = inBrowser && !isChanged && !(pending ?? status.pending);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SubmitButton
        look={look}
        pendingLabel={pendingLabel ?? t("saving")}
        pending={pending}
        inactive={isIdle}
        describedBy={isIdle ? id : undefined}
        onPress={(event) => {
          if (!hasChange()) event.preventDefault();
        }}
      >
        {children ?? t("save")}
      </SubmitButton>
      {others}
      {/* Its place is kept, so that nothing moves when it is not said. */}
      <p id={id} className={classNames("text-sm text-muted", isIdle || "invisible")}>
        {t("nothing")}
      </p>
    </div>
  );
}
