"use client";

import { useConfirmation } from "@/app/_reauthentication/use-confirmation";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import { LinkDecision, type LinkTarget } from "@/app/(console)/[role]/identity-conflicts/link-decision";
import { SentAlong } from "@/app/(console)/console-form";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const linkWords = words("console.identityConflicts.link", {
  link: "Link to this account…<hidden> for {address}</hidden>",
  question: "Link {address} to this account?",
  consequence: "Anyone with the account can open the mailbox and all its mail.",
  new: "New account",
  newNamed: "New account: {name}",
  current: "Currently linked to",
  none: "No account",
});

interface LinkButtonProps {
  target: LinkTarget;
  /** The name of the account at the provider; empty: not known. */
  name: string;
  /** The subject that the mailbox is linked to; null: none. */
  holder: string | null;
  /** The element that gets the focus when this button disappears with its row. */
  focusId: string;
}

/** Links a mailbox to another account: says first what speaks against it. */
export function LinkButton(props: LinkButtonProps) {
  const { target, focusId } = props;
  const { address } = target;
  const t = useWords(linkWords);
  const { open, setOpen, state, send } = useConfirmation({ action: sends("linkIdentity"), focusId });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.rich("link", { address, hidden: (text) => <span className="sr-only">{text}</span> })}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("question", { address })} intro={t("consequence")}>
        <form action={send} className="grid gap-4">
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <SentAlong values={{ ...target }} />
          <Subjects {...props} />
          <LinkDecision target={target} close={() => setOpen(false)} />
        </form>
      </Dialog>
    </>
  );
}

function Subjects({ target, name, holder }: LinkButtonProps) {
  const t = useWords(linkWords);
  return (
    <dl className="grid gap-2 text-sm">
      <dt className="font-medium">{name ? t("newNamed", { name }) : t("new")}</dt>
      <dd className="font-mono text-muted wrap-anywhere">{target.subject}</dd>
      <dt className="font-medium">{t("current")}</dt>
      <dd className="font-mono text-muted wrap-anywhere">{holder ?? t("none")}</dd>
    </dl>
  );
}
