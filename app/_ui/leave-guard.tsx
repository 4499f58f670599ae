"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { linkedPage } from "@/app/_ui/linked-page";
import { giveUpUnsaved, hasUnsaved } from "@/app/_ui/unsaved-forms";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const leaveWords = words("ui.leaveGuard", {
  question: "Leave without saving?",
  consequence: "You have unsaved changes on this page. They will be lost if you leave.",
  stay: "Stay on this page",
  leave: "Leave without saving",
});

/** What leads on to where somebody wanted to go. */
type Leave = () => void;

/** Asks before a page is left, by a link, by Back or by closing its tab, while a form on it has something unsaved. */
export function LeaveGuard() {
  const t = useWords(leaveWords);
  const [leave, setLeave] = useState<Leave | null>(null);
  useEffect(() => watchWaysOut((wanted) => setLeave(() => wanted)), []);
  const stay = () => setLeave(null);
  return (
    <Dialog open={leave !== null} onOpenChange={stay} title={t("question")} intro={t("consequence")}>
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={stay}>{t("stay")}</Button>
        <Button
          look="danger"
          onClick={() => {
            giveUpUnsaved();
            stay();
            leave?.();
          }}
        >
          {t("leave")}
        </Button>
      </div>
    </Dialog>
  );
}

/** Holds back whatever would lose something, and tells how it would go on; closing the tab the browser asks about itself. */
function watchWaysOut(ask: (leave: Leave) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const onClick = (event: MouseEvent) => {
    const page = linkedPage(event, window.location.href);
    if (page === null || !hasUnsaved()) return;
    event.preventDefault();
    event.stopPropagation();
    ask(() => window.location.assign(page));
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (hasUnsaved()) event.preventDefault();
  };
  // Back and Forward inside of the console; without this API, in older browsers, they are not asked about.
  const onNavigate = (event: NavigateEvent) => {
    if (event.navigationType !== "traverse" || !event.cancelable || !hasUnsaved()) return;
    event.preventDefault();
    const { key } = event.destination;
    ask(() => void window.navigation.traverseTo(key));
  };
  // Before React hears of it, which would follow the link at once.
  window.addEventListener("click", onClick, { capture: true, signal });
  window.addEventListener("beforeunload", onUnload, { signal });
  if ("navigation" in window) window.navigation.addEventListener("navigate", onNavigate, { signal });
  return () => ended.abort();
}
