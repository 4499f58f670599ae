import type { ReactNode } from "react";
import { type PageTab, PageTabs } from "@/app/_ui/page-tabs";
import { PageTitle } from "@/app/_ui/page-title";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const objectWords = words("console.object", { parts: "Parts of {name}" });

interface ObjectPageProps {
  /** The part that was opened. */
  at: { name: string; path: string; back: { href: string; label: string } | null; tabs: readonly PageTab[] };
  /** The state of the thing. */
  badge?: ReactNode;
  /** What can be done with it from here. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page of the console about one thing, or one part of it: what it is called, its state, and the ways to its other parts. */
export function ObjectPage({ at: { name, path, back, tabs }, badge, action, children }: ObjectPageProps) {
  const t = useWords(objectWords);
  return (
    <>
      <PageTitle title={name} {...(back ? { back } : {})} badge={badge} action={action} />
      {tabs.length > 1 ? <PageTabs label={t("parts", { name })} tabs={tabs} here={path} /> : null}
      {children}
    </>
  );
}
