"use client";

import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { openMailboxHere } from "@/app/(console)/[role]/mailboxes/[address]/open-as-action";

interface OpenAsButtonProps {
  adminRole: "superadmin" | "domain-admin";
  mailboxId: string;
  address: string;
}

/** Opens the portal and webmail as this mailbox for an hour. Show it to administrators with the permission only. */
export function OpenAsButton({ adminRole, mailboxId, address }: OpenAsButtonProps) {
  const [state, action] = useProvenAction(openMailboxHere);
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="role" value={adminRole} />
      <input type="hidden" name="mailboxId" value={mailboxId} />
      <SubmitButton look="secondary" size="small" pendingLabel="Opening …">
        Open as this user<span className="sr-only">: {address}</span>
      </SubmitButton>
    </form>
  );
}
