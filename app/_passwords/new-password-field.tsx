"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { StrengthMeter } from "@/app/_passwords/strength-meter";
import { PasswordField } from "@/app/_ui/password-field";

interface NewPasswordFieldProps
  extends Omit<ComponentProps<typeof PasswordField>, "autoComplete" | "onChange"> {
  /** What is known of whose password it will be; the server knows more where the page does not. */
  known?: readonly string[];
}

/** A password that is chosen here; while it is typed, it is judged. */
export function NewPasswordField({ known = nothing, ...field }: NewPasswordFieldProps) {
  const [typed, setTyped] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  // What was sent is emptied by React when the answer is there, and so is what was judged.
  useEffect(() => {
    const form = frame.current?.closest("form");
    const empty = () => setTyped("");
    form?.addEventListener("reset", empty);
    return () => form?.removeEventListener("reset", empty);
  }, []);
  return (
    <div ref={frame}>
      <PasswordField
        {...field}
        autoComplete="new-password"
        onChange={(event) => setTyped(event.target.value)}
      />
      <StrengthMeter typed={typed} known={known} />
    </div>
  );
}

const nothing: readonly string[] = [];
