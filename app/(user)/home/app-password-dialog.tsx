"use client";

import { Plus } from "lucide-react";
import { useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { makeAppPassword } from "@/app/(user)/home/app-password-actions";
import { AppPasswordForm } from "@/app/(user)/home/app-password-form";
import type { ConnectionSettings } from "@/app/(user)/home/connection-settings";
import { NewAppPasswordView } from "@/app/(user)/home/new-app-password";

interface AppPasswordDialogProps {
  address: string;
  connections: ConnectionSettings[];
}

/** The button that opens the form, and its dialog: first the form, then the password, once. */
export function AppPasswordDialog(props: AppPasswordDialogProps) {
  const [open, setOpen] = useState(false);
  // Each opening is a new form: neither the last password nor the last mistake is left in it.
  const [turn, setTurn] = useState(0);
  const start = () => {
    setTurn(turn + 1);
    setOpen(true);
  };
  return (
    <>
      <Button look="primary" onClick={start}>
        <Plus aria-hidden="true" />
        New app password
      </Button>
      <CreateDialog key={turn} {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

interface CreateDialogProps extends AppPasswordDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function CreateDialog({ address, connections, open, onOpenChange }: CreateDialogProps) {
  const [state, action] = useActionState(makeAppPassword, {});
  const close = () => onOpenChange(false);
  const made = state.result;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      dismissible={!made}
      title={made ? "Your new app password" : "New app password"}
      intro={made ? `For ${made.name}` : "One for each app or device, so that you can revoke it alone."}
    >
      {made ? (
        <NewAppPasswordView made={made} address={address} connections={connections} onDone={close} />
      ) : (
        <AppPasswordForm
          state={state}
          action={action}
          protocols={connections.map(({ protocol }) => protocol)}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
