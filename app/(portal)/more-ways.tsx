import type { ReactNode } from "react";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const moreWords = words("portal.login.moreWays", { more: "More ways to sign in" });

/** What only few look for; works without script. */
export function MoreWays({ open = false, children }: { open?: boolean; children: ReactNode }) {
  const t = useWords(moreWords);
  return (
    <Folded title={t("more")} open={open} className="-mx-1 mt-3 grid max-h-96 gap-3 overflow-y-auto p-1">
      {children}
    </Folded>
  );
}
