import type { ReactNode } from "react";

/**
 * The end of a form: what became of it, and its buttons. It stays in view at the bottom of the window, and so does its
 * answer; what has the focus is kept above it by the page's scroll padding (`globals.css`). News that would fill the window
 * scroll by themselves.
 */
export const SaveBar = ({ children }: { children: ReactNode }) => (
  <div
    data-save-bar=""
    className="sticky bottom-0 z-10 -mx-1 -mb-4 grid max-h-[50dvh] gap-4 overflow-y-auto border-t border-line bg-surface px-1 py-4"
  >
    {children}
  </div>
);
