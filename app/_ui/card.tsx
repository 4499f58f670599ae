import { type ReactNode, useId } from "react";
import { classNames } from "@/app/_ui/class-names";

const gaps = { 2: "gap-2", 4: "gap-4", 5: "gap-5", 6: "gap-6" } as const;

interface CardProps {
  title: string;
  /** What this part is for, in one or two sentences. */
  intro?: ReactNode;
  /** A button at the title's right. */
  action?: ReactNode;
  /** How far its parts are from each other, where it has several. */
  gap?: keyof typeof gaps;
  children: ReactNode;
  className?: string;
  /** What links lead to it by. */
  anchor?: string;
}

/** A titled region of a page. */
export function Card({ title, intro, action, gap, children, className, anchor }: CardProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={classNames("rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6", className)}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid max-w-prose gap-1">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {intro ? <p className="text-sm text-pretty text-muted">{intro}</p> : null}
        </div>
        {action}
      </div>
      <div className={classNames("mt-5", gap && `grid ${gaps[gap]}`)}>{children}</div>
    </section>
  );
}
