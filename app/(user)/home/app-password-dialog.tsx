"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useContext, useEffect, useState } from "react";
import { AskForReauthentication } from "@/app/_reauthentication/ask-for-reauthentication";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { AppPasswordForm } from "@/app/(user)/home/app-password-form";
import type { NewAppPassword } from "@/app/(user)/home/app-password-input";
import { NewAppPasswordView } from "@/app/(user)/home/new-app-password";
import type { FormState } from "@/app/form-state";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import type { ReauthenticationMethod } from "@/lib/credentials/admin-session/reauthentication-needed";
import { words } from "@/lib/words/text";

const dialogWords = words("user.appPasswords.dialog", {
  new: "New app password",
  intro: "Create one for each app or device, so that you can revoke them separately.",
  made: "Your new app password",
  madeFor: "For {name}",
});

interface AppPasswordDialogProps {
  /** Makes it: for oneself, or by an administrator for somebody else. */
  make: (before: FormState<NewAppPassword>, form: FormData) => Promise<FormState<NewAppPassword>>;
  address: string;
  connections: ConnectionSettings[];
  /** A small, secondary button, where making one is not what the page is for. */
  size?: "small";
  /** Where the person has to leave for re-authentication: asked for before the form is filled in, which would be lost. */
  reauthenticateFirst?: ReauthenticationMethod[] | null;
}

/** What the page's address says when somebody comes back to it from that. */
const returned = "?make=app-password";

/** The button that opens the form, and its dialog: first the form, then the password, once. */
export function AppPasswordDialog({ size, reauthenticateFirst = null, ...props }: AppPasswordDialogProps) {
  const t = useWords(dialogWords);
  const [open, setOpen] = useState(false);
  // Each opening is a new form: neither the last password nor the last mistake is left in it.
  const [turn, setTurn] = useState(0);
  const start = () => {
    setTurn((before) => before + 1);
    setOpen(true);
  };
  const ask = useContext(AskForReauthentication);
  const startOrReauthenticate = () =>
    reauthenticateFirst && ask
      ? ask({ ways: reauthenticateFirst, goOn: start, back: `${location.pathname}${returned}` })
      : start();
  const router = useRouter();
  useEffect(() => {
    if (reauthenticateFirst || location.search !== returned) return;
    // By the router, which would put back what `history` is told before it has started.
    router.replace(location.pathname, { scroll: false });
    setOpen(true);
  }, [reauthenticateFirst, router]);
  return (
    <>
      <Button look={size ? "secondary" : "primary"} size={size ?? "medium"} onClick={startOrReauthenticate}>
        <Plus aria-hidden="true" />
        {t("new")}
      </Button>
      <CreateDialog key={turn} {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

interface CreateDialogProps extends Omit<AppPasswordDialogProps, "size" | "reauthenticateFirst"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function CreateDialog({ make, address, connections, open, onOpenChange }: CreateDialogProps) {
  const t = useWords(dialogWords);
  const [state, action] = useReauthenticatedAction(make, `/home/devices${returned}`);
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
