import type { ReactNode } from "react";
import { Logo, type LogoBrand } from "@/app/_ui/logo";
import { type NavGroup, SideNav } from "@/app/_ui/side-nav";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const shellWords = words("ui.consoleShell", { menu: "Administration" });

interface ConsoleShellProps {
  /** The role, in a word or two. */
  badge: string;
  person: string;
  /** The installation's own name and logo. */
  brand: LogoBrand;
  nav: NavGroup[];
  help: ReactNode;
  signOut: ReactNode;
  children: ReactNode;
}

/** The frame of an administrator's pages: who is signed in as what, the way around, help, and the way out. */
export function ConsoleShell({ badge, person, brand, nav, help, signOut, children }: ConsoleShellProps) {
  const t = useWords(shellWords);
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-16 max-w-7xl flex-wrap items-center justify-between gap-x-2 gap-y-2 px-5 py-2 sm:gap-x-4">
          <span className="flex items-center gap-2 sm:gap-3">
            <Logo brand={brand} />
            <span className="rounded-full bg-accent-wash px-2 py-0.5 text-xs font-medium text-accent sm:px-2.5 sm:text-sm">
              {badge}
            </span>
          </span>
          <div className="ml-auto flex min-w-0 items-center gap-1 sm:gap-3">
            <span className="hidden truncate text-sm text-muted sm:block">{person}</span>
            {help}
            {signOut}
          </div>
        </div>
      </header>
      <div className="mx-auto grid max-w-7xl items-start gap-x-10 gap-y-6 px-5 py-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:py-8">
        <SideNav label={t("menu")} groups={nav} />
        <main id="content" className="grid min-w-0 gap-6">
          {children}
        </main>
      </div>
    </>
  );
}
