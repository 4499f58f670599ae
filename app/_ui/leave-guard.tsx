"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { linkedPage } from "@/app/_ui/linked-page";
import { giveUpUnsaved, hasUnsaved } from "@/app/_ui/unsaved-forms";

/** Asks before the page is left by a link, or its tab is closed, while a form on it has something unsaved. */
export function LeaveGuard() {
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const page = linkedPage(event, window.location.href);
      if (page === null || !hasUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(page);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault();
    };
    // Before React hears of it, which would follow the link at once.
    window.addEventListener("click", onClick, { capture: true });
    window.addEventListener("beforeunload", onUnload);
    return () => {
      window.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("beforeunload", onUnload);
    };
  }, []);
  const leave = () => {
    giveUpUnsaved();
    if (target) window.location.assign(target);
  };
  return (
    <Dialog
      open={target !== null}
      onOpenChange={() => setTarget(null)}
      title="Leave without saving?"
      intro="Something on this page is changed and not saved. It is lost when you leave."
    >
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={() => setTarget(null)}>Stay on this page</Button>
        <Button look="danger" onClick={leave}>
          Leave without saving
        </Button>
      </div>
    </Dialog>
  );
}
