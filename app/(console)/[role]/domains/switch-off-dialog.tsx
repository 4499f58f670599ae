"use client";

import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const dialogWords = words("console.domains.disable", {
  question: "Disable {domain}?",
  consequence:
    "{mailboxes, plural, =0 {This domain has no mailboxes yet.} one {Nobody can sign in to its # mailbox by any method, and sessions and mail connections end immediately.} other {Nobody can sign in to its # mailboxes by any method, and sessions and mail connections end immediately.}} Mail to the domain will be rejected. Nothing is deleted: once you enable it again, everything works as before.",
  confirm: "Disable",
});

interface SwitchOffDialogProps {
  open: boolean;
  name: string;
  mailboxes: number;
  close: () => void;
  agree: () => void;
}

/** Asks before a domain is switched off, and says what that does. */
export function SwitchOffDialog({ open, name, mailboxes, close, agree }: SwitchOffDialogProps) {
  const t = useWords(dialogWords);
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("question", { domain: name })}
      intro={t("consequence", { mailboxes })}
    >
      <DialogButtons close={close}>
        <Button look="danger" onClick={agree}>
          {t("confirm")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
