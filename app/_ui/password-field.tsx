"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { controlClass, FieldFrame, type FieldProps, useFieldIds } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const passwordWords = words("ui.password", { show: "Show: {label}" });

/** A password input with a button that shows what was typed. */
export function PasswordField({ label, hint, error, className, ...input }: Omit<FieldProps, "type">) {
  const t = useWords(passwordWords);
  const { id, control } = useFieldIds({ hint, error });
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          {...input}
          {...control}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          spellCheck={false}
          className={classNames(controlClass, "pr-11", className)}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label={t("show", { label })}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      </div>
    </FieldFrame>
  );
}
