"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Gives the keyboard a place where a step has come that took what had the focus away: the new step, in the row of all.
 * Without it Tab would begin at the top of the page, and a screen reader would not say what has come.
 */
export function StepFocus() {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[aria-current=step]")?.focus();
  }, [path]);
  return null;
}
