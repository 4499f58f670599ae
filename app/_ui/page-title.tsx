import Link from "next/link";
import type { ReactNode } from "react";

interface PageTitleProps {
  title: string;
  /** A way back to the list that this belongs to. */
  back?: { href: string; label: string };
  action?: ReactNode;
}

/** The heading of a page in a console, with what can be done from here. */
export function PageTitle({ title, back, action }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        {back ? (
          <div className="text-sm text-accent [&_a]:hover:underline">
            <Link href={back.href}>{back.label}</Link>
          </div>
        ) : null}
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
      </div>
      {action}
    </div>
  );
}
