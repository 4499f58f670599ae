import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

const tones = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-wash text-accent",
  good: "bg-good-wash text-good",
  warning: "bg-warning-wash text-warning",
  danger: "bg-danger-wash text-danger",
} as const;

export type BadgeTone = keyof typeof tones;

/** A state in a word or two; the words alone must say it, the colour only helps. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-block rounded-xl px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
