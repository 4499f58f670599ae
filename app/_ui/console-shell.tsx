import type { ReactNode } from "react";
import { Logo } from "@/app/_ui/logo";

interface ConsoleShellProps {
  /** The role, in a word or two. */
  badge: string;
  person: string;
  /** Links to the pages. */
  nav: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** The frame of an administrator's pages: who is signed in as what, the way around, and the way out. */
export function ConsoleShell({ badge, person, nav, signOut, children }: ConsoleShellProps) {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-2">
          <span className="flex items-center gap-3">
            <Logo />
            <span className="rounded-full bg-accent-wash px-2.5 py-0.5 text-sm font-medium text-accent">
              {badge}
            </span>
          </span>
          <div className="flex min-w-0 items-center gap-3">
            <span className="hidden truncate text-sm text-muted sm:block">{person}</span>
            {signOut}
          </div>
        </div>
        <nav
          aria-label="Administration"
          className="mx-auto flex max-w-6xl flex-wrap gap-x-5 px-5 text-sm font-medium [&_a]:py-2 [&_a]:hover:text-accent"
        >
          {nav}
        </nav>
      </header>
      <main id="content" className="mx-auto grid max-w-6xl gap-6 px-5 py-8">
        {children}
      </main>
    </>
  );
}
