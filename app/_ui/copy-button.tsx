"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const copyWords = words("ui.copy", {
  copy: "Copy {name}",
  copied: "Copied",
  failed: "Could not copy: select the text and copy it yourself",
});

const shownForMs = 2_000;

type CopyState = "ready" | "copied" | "failed";

interface CopyButtonProps extends ButtonLook {
  value: string;
  /** What is copied, for people who cannot see the context: "IMAP server". */
  name: string;
  /** Visible text; without it the button is an icon. */
  label?: string;
}

/** Copies `value` and says so, to eyes and to screen readers. */
export function CopyButton({ value, name, label, look = "quiet", size = "small" }: CopyButtonProps) {
  const t = useWords(copyWords);
  const [state, setState] = useState<CopyState>("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), shownForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  const Icon = state === "copied" ? Check : Copy;
  return (
    <>
      <Button
        look={look}
        size={label ? size : "icon"}
        onClick={copy}
        aria-label={t("copy", { name })}
        title={t("copy", { name })}
      >
        <Icon aria-hidden="true" className={state === "copied" ? "text-good" : ""} />
        {label}
      </Button>
      <span role="status" className={state === "failed" ? "text-sm text-danger" : "sr-only"}>
        {state === "ready" ? "" : t(state)}
      </span>
    </>
  );
}
