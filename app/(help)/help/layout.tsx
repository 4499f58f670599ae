import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/_ui/logo";
import { getWords } from "@/app/_words/get-words";
import { currentBrand } from "@/app/brand/current-brand";
import { words } from "@/lib/words/text";

const layoutWords = words("help.layout", { all: "All guides" });

/** The frame of the guides, which everybody may read: they come with the product and say nothing of this installation. */
export default async function HelpLayout({ children }: { children: ReactNode }) {
  const t = await getWords(layoutWords);
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-16 max-w-4xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-2">
          <Logo brand={await currentBrand()} />
          <Link href="/help" className="text-sm text-accent hover:underline">
            {t("all")}
          </Link>
        </div>
      </header>
      <main id="content" className="mx-auto grid max-w-4xl grid-cols-1 gap-8 px-5 py-8 sm:py-10">
        {children}
      </main>
    </>
  );
}
