"use client";

import { LoaderCircle } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/app/_ui/button";

interface SubmitButtonProps extends ButtonLook {
  children: ReactNode;
  /** Shown while the form is on its way. */
  pendingLabel: string;
  className?: string;
  /** What is sent along when it is this button that was pressed. */
  name?: string;
  value?: string;
  /** Whether the form is on its way, where a script sends it rather than its action. */
  pending?: boolean | undefined;
  /** Whether it looks and is announced as one that does nothing now; `onPress` says so to the form. */
  inactive?: boolean;
  describedBy?: string | undefined;
  onPress?: (event: MouseEvent) => void;
}

/** Submits its form once: while the answer is awaited it stays focusable but does nothing. */
export function SubmitButton({
  children,
  pendingLabel,
  look = "primary",
  pending: sentByScript,
  inactive = false,
  describedBy,
  onPress,
  ...rest
}: SubmitButtonProps) {
  const status = useFormStatus();
  const pending = sentByScript ?? status.pending;
  return (
    <Button
      {...rest}
      type="submit"
      look={look}
      aria-disabled={pending || inactive}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onPress?.(event);
      }}
    >
      {pending ? (
        <>
          <LoaderCircle aria-hidden="true" className="motion-safe:animate-spin" /> {pendingLabel}
        </>
      ) : (
        children
      )}
    </Button>
  );
}
