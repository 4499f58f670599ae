"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { AppPasswordForm } from "@/app/(console)/[role]/mailboxes/[address]/app-password-form";
import { NewAppPasswordView } from "@/app/(console)/[role]/mailboxes/[address]/new-app-password";
import { sends } from "@/app/(console)/sends";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const dialogWords = words("user.appPasswords.dialog", {
  new: "New app password",
  intro: "Create one for each app or device, so that you can revoke them separately.",
  made: "Your new app password",
  madeFor: "For {name}",
});

interface AppPasswordDialogProps {
  /** Whose it is, and on whose pages. */
  owner: { role: string; address: string };
  connections: ConnectionSettings[];
}

/** The button that opens the form, and its dialog: first the form, then the password, once. */
export function AppPasswordDialog(props: AppPasswordDialogProps) {
  const t = useWords(dialogWords);
  const [open, setOpen] = useState(false);
  // Each opening is a new form: neither the last password nor the last mistake is left in it.
  const [turn, setTurn] = useState(0);
  const start = () => {
    setTurn((before) => before + 1);
    setOpen(true);
  };
  return (
    <>
      <Button size="small" onClick={start}>
        <Plus aria-hidden="true" />
        {t("new")}
      </Button>
      <CreateDialog key={turn} {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

interface CreateDialogProps extends AppPasswordDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function CreateDialog({ owner, connections, open, onOpenChange }: CreateDialogProps) {
  const t = useWords(dialogWords);
  const [state, action] = useReauthenticatedAction(sends("createMailboxAppPassword"));
  const close = () => onOpenChange(false);
  const made = state.result;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      dismissible={!made}
      title={t(made ? "made" : "new")}
      intro={made ? t("madeFor", { name: made.name }) : t("intro")}
    >
      {made ? (
        <NewAppPasswordView made={made} address={owner.address} connections={connections} onDone={close} />
      ) : (
        <AppPasswordForm
          state={state}
          action={action}
          owner={owner}
          protocols={connections.map(({ protocol }) => protocol)}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
