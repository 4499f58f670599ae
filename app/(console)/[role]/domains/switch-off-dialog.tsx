"use client";

import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";

interface SwitchOffDialogProps {
  open: boolean;
  name: string;
  mailboxes: number;
  close: () => void;
  agree: () => void;
}

/** Asks before a domain is switched off, and says what that does. */
export function SwitchOffDialog({ open, name, mailboxes, close, agree }: SwitchOffDialogProps) {
  const people =
    mailboxes === 0
      ? "It has no mailboxes yet."
      : `It has ${mailboxes.toLocaleString("en-GB")} ${mailboxes === 1 ? "mailbox" : "mailboxes"}: nobody of them can sign in any more, by no way, and sessions and mail connections end at once.`;
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Switch ${name} off?`}
      intro={`${people} Mail to it is refused. Nothing is deleted: switched on again, everybody can sign in as before.`}
    >
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={close}>Keep it in use</Button>
        <Button look="danger" onClick={agree}>
          Switch it off
        </Button>
      </div>
    </Dialog>
  );
}
