import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";

export interface NextStep {
  href: string;
  label: string;
}

interface EmptyListProps {
  /** What is missing, and what it is for. */
  children: ReactNode;
  /** Where to begin. */
  step?: NextStep | null;
}

/** What stands in the place of a list without anything in it. */
export function EmptyList({ children, step = null }: EmptyListProps) {
  return (
    <div className="grid justify-items-center gap-4 rounded-2xl border border-line bg-surface px-5 py-10 text-center text-muted">
      <p className="max-w-prose text-pretty">{children}</p>
      {step ? (
        <Button asChild wraps>
          <Link href={step.href}>{step.label}</Link>
        </Button>
      ) : null}
    </div>
  );
}
