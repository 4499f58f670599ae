import type { ReactNode } from "react";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const moreWords = words("portal.login.moreWays", { more: "More ways to sign in" });

/** What only few look for; works without script. */
export function MoreWays({ open = false, children }: { open?: boolean; children: ReactNode }) {
  const t = useWords(moreWords);
  return (
    <details open={open} className="rounded-lg border border-line px-4 py-3">
      <summary className="cursor-pointer text-sm font-medium">{t("more")}</summary>
      <div className="-mx-1 mt-3 grid max-h-96 gap-3 overflow-y-auto p-1">{children}</div>
    </details>
  );
}
