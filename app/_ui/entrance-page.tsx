import type { ReactNode } from "react";
import { Logo, type LogoBrand } from "@/app/_ui/logo";

interface EntrancePageProps {
  title: string;
  intro?: ReactNode;
  /** The installation's own name and logo. */
  brand?: LogoBrand;
  children: ReactNode;
}

/** A page before anybody is signed in: the mark, a title, and one form in the middle. */
export function EntrancePage({ title, intro, brand, children }: EntrancePageProps) {
  return (
    <main
      id="content"
      className="mx-auto grid min-h-[calc(100dvh-3.5rem)] max-w-md grid-cols-1 content-center gap-6 px-5 py-10"
    >
      <Logo className="justify-self-center text-lg" brand={brand} />
      <div className="grid grid-cols-1 gap-6 rounded-2xl border border-line bg-surface p-6 shadow-card sm:p-8">
        <div className="grid gap-1">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {intro ? <p className="text-muted">{intro}</p> : null}
        </div>
        {children}
      </div>
    </main>
  );
}
