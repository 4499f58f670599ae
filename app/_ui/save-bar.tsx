import type { ReactNode } from "react";

/**
 * The end of a form: what became of it, and its buttons. From the first change on it stays in view at the bottom of the
 * window, and so does its answer. It has the same size before and after, so nothing moves by that; what has the focus is
 * kept above it by the page's scroll padding (`globals.css`). News that would fill the window scroll by themselves.
 */
export const SaveBar = ({ children }: { children: ReactNode }) => (
  <div className="-m-[13px] grid gap-4 rounded-xl border border-transparent p-3 in-data-touched:sticky in-data-touched:bottom-2 in-data-touched:z-10 in-data-touched:max-h-[50dvh] in-data-touched:overflow-y-auto in-data-touched:border-line in-data-touched:bg-surface in-data-touched:shadow-card">
    {children}
  </div>
);
