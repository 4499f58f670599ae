import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

interface EntriesProps {
  /** What is listed. */
  label: string;
  /** Takes the focus of a button that disappears with its entry. */
  id?: string;
  /** What is said where there are none. */
  none?: ReactNode;
  children: ReactNode[];
}

/** A short list in a card, one entry below the other. */
export const Entries = ({ label, id, none, children }: EntriesProps) => (
  <div {...(id === undefined ? {} : { id, tabIndex: -1 })}>
    {children.length === 0 ? (
      <p className="text-sm text-muted">{none}</p>
    ) : (
      <ul aria-label={label} className="divide-y divide-line border-y border-line">
        {children}
      </ul>
    )}
  </div>
);

interface EntryProps {
  name: ReactNode;
  /** Buttons, or a state. */
  action?: ReactNode;
  /** What else is said of it, in smaller print. */
  children?: ReactNode;
  className?: string;
}

/** One thing of such a list. */
export const Entry = ({ name, action, children, className }: EntryProps) => (
  <li className={classNames("flex flex-wrap items-center justify-between gap-3 py-3 text-sm", className)}>
    <div className="grid min-w-0 gap-0.5">
      <p className="font-medium wrap-anywhere">{name}</p>
      <div className="text-muted wrap-anywhere">{children}</div>
    </div>
    {action}
  </li>
);
