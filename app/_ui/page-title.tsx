import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

interface PageTitleProps {
  title: string;
  /** A way back to the list that this belongs to. */
  back?: { href: string; label: string };
  /** A state, beside the title. */
  badge?: ReactNode;
  action?: ReactNode;
}

/** The heading of a page in a console, with what can be done from here. */
export function PageTitle({ title, back, badge, action }: PageTitleProps) {
  return (
    <div
      className={classNames(
        "flex flex-wrap justify-between gap-x-6 gap-y-3",
        // The action stands beside the heading, which is below the way back.
        back ? "items-end" : "items-center",
      )}
    >
      <div className="grid min-w-0 gap-1">
        {back ? (
          <div className="text-sm text-accent [&_a]:hover:underline">
            <Link href={back.href}>{back.label}</Link>
          </div>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {badge}
        </div>
      </div>
      {action}
    </div>
  );
}
