"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
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
}

/** Submits its form once: while the answer is awaited it stays focusable but does nothing. */
export function SubmitButton({ children, pendingLabel, look = "primary", ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      look={look}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
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
