"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const dialogWords = words("ui.dialog", { close: "Close", cancel: "Cancel" });

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
  /** False while the content must not be lost by a stray click or the Escape key. */
  dismissible?: boolean;
}

/** A modal dialog: focus stays inside, Escape closes it, focus returns to what opened it. */
export function Dialog({ open, onOpenChange, title, intro, children, dismissible = true }: DialogProps) {
  const t = useWords(dialogWords);
  const opener = useRef<Element | null>(null);
  const keep = (event: Event) => {
    if (!dismissible) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-(--veil)" />
        <Radix.Content
          {...(intro ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows the opener only if it is its own Trigger.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          onEscapeKeyDown={keep}
          onInteractOutside={keep}
          className="fixed inset-x-3 top-1/2 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 overflow-y-auto rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6"
        >
          <div className="flex items-start justify-between gap-4">
            <div className="grid gap-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {intro ? <Radix.Description className="text-sm text-muted">{intro}</Radix.Description> : null}
            </div>
            {dismissible ? (
              <Radix.Close
                aria-label={t("close")}
                className="-mt-1 -mr-1 grid size-9 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden="true" className="size-5" />
              </Radix.Close>
            ) : null}
          </div>
          <div className="mt-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface DialogButtonsProps {
  close: () => void;
  /** On the button that leaves everything as it is; left out: "Cancel". */
  keep?: string | undefined;
  /** The one that does it. */
  children: ReactNode;
}

/** The buttons below a question. */
export function DialogButtons({ close, keep, children }: DialogButtonsProps) {
  const t = useWords(dialogWords);
  return (
    <div className="flex flex-wrap justify-end gap-3">
      <Button onClick={close}>{keep ?? t("cancel")}</Button>
      {children}
    </div>
  );
}
