"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { SentAlong } from "@/app/(console)/console-form";
import { EditNews } from "@/app/(console)/edit-news";
import type { EditFormName } from "@/app/(console)/forms";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const decisionWords = words("console.mailboxes.decision", {
  current: "This is the current setting.",
  change: "Change…",
  changing: "Changing…",
  confirm: "Change",
});

interface DecisionFormProps {
  subject: OfMailbox["subject"];
  /** Which of the forms it is. */
  sends: EditFormName;
  /** The name of the field that is decided. */
  name: string;
  label: string;
  current: string;
  /** Each with what follows from choosing it. */
  options: { value: string; label: string; consequence: string }[];
  question: string;
}

/** One choice about a mailbox that reaches far: what will happen is said, and asked about, before it is done. */
export function DecisionForm(props: DecisionFormProps) {
  const { current, label, options, question } = props;
  const t = useWords(decisionWords);
  const [state, action] = useReauthenticatedAction(sends(props.sends));
  const [chosen, setChosen] = useState(current);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    // Its answer is shown behind the dialog.
    if (state.result || state.problem || state.fields) setOpen(false);
  }, [state]);
  const choice = options.find(({ value }) => value === chosen);
  return (
    <div className="grid max-w-lg gap-4">
      <SelectField
        label={label}
        options={options}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <Consequence>{chosen === current ? t("current") : choice?.consequence}</Consequence>
      <EditNews state={state} />
      <div>
        {/* Not `disabled`: the focus comes back here when the change is done. */}
        <Button aria-disabled={chosen === current} onClick={() => setOpen(chosen !== current)}>
          {t("change")}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={question} intro={choice?.consequence}>
        <form action={action}>
          <SentAlong values={props.subject} />
          <input type="hidden" name={props.name} value={chosen} />
          <DialogButtons close={() => setOpen(false)}>
            <SubmitButton pendingLabel={t("changing")}>{choice?.label ?? t("confirm")}</SubmitButton>
          </DialogButtons>
        </form>
      </Dialog>
    </div>
  );
}

const Consequence = ({ children }: { children: ReactNode }) => (
  <p aria-live="polite" className="text-sm text-muted">
    {children}
  </p>
);
