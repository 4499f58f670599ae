"use client";

import { useEffect, useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { useWords } from "@/app/_words/use-words";
import type { PasswordStrength } from "@/lib/platform/secrets/password-strength";
import { words } from "@/lib/words/text";

const strengthWords = words("ui.passwordStrength", {
  veryWeak: "Strength: very weak.",
  weak: "Strength: weak.",
  fair: "Strength: fair.",
  good: "Strength: good.",
  strong: "Strength: strong.",
  word: "It is close to a common password, word or name.",
  pattern: "Repetitions, rows of keys and dates are easy to guess.",
  advice: "Add another word or two.",
});

const steps = ["veryWeak", "weak", "fair", "good", "strong"] as const;
const colours = ["bg-danger", "bg-danger", "bg-warning", "bg-good", "bg-good"] as const;
const firstGood = 3;
/** Somebody who types fast is judged when they pause. */
const pauseMs = 150;

/** The judge comes to the browser with the first letter that is typed; where it cannot be had, nothing is said. */
async function judge(typed: string, known: readonly string[]): Promise<PasswordStrength | null> {
  try {
    const { passwordStrength } = await import("@/lib/platform/secrets/password-strength");
    return await passwordStrength(typed, known);
  } catch {
    return null;
  }
}

function useStrength(typed: string, known: readonly string[]): PasswordStrength | null {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  const all = known.join("\n");
  useEffect(() => {
    if (typed === "") return setStrength(null);
    let current = true;
    const timer = setTimeout(async () => {
      const judged = await judge(typed, all.split("\n"));
      if (current) setStrength(judged);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, all]);
  return strength;
}

/** How hard the typed password is to guess, and what would make it better. It is judged in the browser and sent nowhere. */
export function StrengthMeter({ typed, known }: { typed: string; known: readonly string[] }) {
  const t = useWords(strengthWords);
  const strength = useStrength(typed, known);
  return (
    <div role="status">
      {strength ? (
        <div className="mt-2 grid gap-1.5">
          <div aria-hidden="true" className="grid grid-cols-5 gap-1">
            {steps.map((step, index) => (
              <span
                key={step}
                className={classNames(
                  "h-1.5 rounded-full",
                  index <= strength.score ? colours[strength.score] : "bg-line",
                )}
              />
            ))}
          </div>
          <p className="text-sm text-muted">
            {t(steps[strength.score])} {strength.score < firstGood ? t(strength.weakness ?? "advice") : null}
          </p>
        </div>
      ) : null}
    </div>
  );
}
