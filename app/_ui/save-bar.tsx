import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

/** Within a card it is the card's foot; elsewhere it stands by itself. */
const look =
  "-m-[13px] bottom-2 rounded-xl border border-line p-3 shadow-card in-[section]:bottom-0 in-[section]:-mx-1 " +
  "in-[section]:mt-0 in-[section]:-mb-4 in-[section]:rounded-none in-[section]:border-x-0 in-[section]:border-b-0 " +
  "in-[section]:px-1 in-[section]:py-4 in-[section]:shadow-none";

/**
 * The end of a form: what became of it, and its buttons. It stays in view at the bottom of the window, and so does its
 * answer; what has the focus is kept above it by the page's scroll padding (`globals.css`). News that would fill the window
 * scroll by themselves.
 */
export const SaveBar = ({ children }: { children: ReactNode }) => (
  <div
    data-save-bar=""
    className={classNames("sticky z-10 grid max-h-[50dvh] gap-4 overflow-y-auto bg-surface", look)}
  >
    {children}
  </div>
);
