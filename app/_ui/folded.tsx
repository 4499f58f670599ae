import type { ReactNode } from "react";

interface FoldedProps {
  /** Always to be seen; it opens the rest. */
  title: ReactNode;
  open?: boolean | undefined;
  /** How the rest is laid out. */
  className?: string;
  children: ReactNode;
}

/** What not everybody needs, folded away below its title. */
export const Folded = ({ title, open, className = "mt-4", children }: FoldedProps) => (
  <details open={open} className="rounded-lg border border-line px-4 py-3">
    <summary className="cursor-pointer text-sm font-medium">{title}</summary>
    <div className={className}>{children}</div>
  </details>
);
