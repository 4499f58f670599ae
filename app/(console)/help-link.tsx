"use client";

import { CircleHelp } from "lucide-react";
import { usePathname } from "next/navigation";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const linkWords = words("console.help", { help: "Help" });

interface HelpLinkProps {
  /** The guide of each part of the console, by where the part begins. */
  guides: readonly { below: string; href: string }[];
}

/** Leads to the guide that is about the part of the console one is in, beside it in another tab: nothing typed is lost. */
export function HelpLink({ guides }: HelpLinkProps) {
  const t = useWords(linkWords);
  const path = usePathname();
  const here = guides.find(({ below }) => path === below || path.startsWith(`${below}/`));
  return (
    <a
      href={here?.href ?? "/help"}
      target="_blank"
      rel="noopener"
      className="inline-flex min-h-9 min-w-9 items-center justify-center gap-1.5 text-sm text-accent hover:underline"
    >
      <CircleHelp aria-hidden="true" className="size-4" />
      {/* A phone has room for the sign alone. */}
      <span className="max-sm:sr-only">{t("help")}</span>
    </a>
  );
}
