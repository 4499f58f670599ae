"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { SentAlong } from "@/app/(console)/console-form";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const buttonWords = words("console.mailboxes.impersonate", {
  impersonate: "Impersonate<hidden> {address}</hidden>",
  opening: "Opening…",
});

interface ImpersonateButtonProps {
  adminRole: "superadmin" | "domain-admin";
  mailboxId: string;
  address: string;
}

/** Opens the portal and webmail as this mailbox for an hour. Show it to administrators with the permission only. */
export function ImpersonateButton({ adminRole, mailboxId, address }: ImpersonateButtonProps) {
  const t = useWords(buttonWords);
  const [state, action] = useReauthenticatedAction(sends("impersonateHere"));
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <SentAlong values={{ role: adminRole, mailboxId }} />
      <SubmitButton look="secondary" size="small" pendingLabel={t("opening")}>
        {t.rich("impersonate", {
          address,
          hidden: (chunks) => <span className="sr-only">{chunks}</span>,
        })}
      </SubmitButton>
    </form>
  );
}
