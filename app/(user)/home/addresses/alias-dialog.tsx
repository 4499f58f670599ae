"use client";

import { Plus } from "lucide-react";
import { useActionState, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { LocalTime } from "@/app/_ui/local-time";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useWords } from "@/app/_words/use-words";
import { createTemporaryAlias, type NewAlias } from "@/app/(user)/home/addresses/alias-actions";
import { useLifetimeChoices, usualLifetime } from "@/app/(user)/home/addresses/lifetime-choices";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const dialogWords = words("user.aliases.dialog", {
  new: "New temporary address",
  created: "Your temporary address",
  description: "Description",
  descriptionHint: "Optional. Only you and your administrators can see it.",
  lifetime: "Expires after",
  lifetimeHint: "You can extend it at any time.",
  create: "Create address",
  creating: "Creating…",
  address: "Temporary address",
  copied: "address",
  until: "It receives mail from now until <time></time>.",
  done: "Done",
});

/** The button that opens the form of a new temporary address, and its dialog: first the form, then the address. */
export function AliasDialog() {
  const t = useWords(dialogWords);
  const [open, setOpen] = useState(false);
  // Each opening is a new form: neither the last address nor the last mistake is left in it.
  const [turn, setTurn] = useState(0);
  const start = () => {
    setTurn(turn + 1);
    setOpen(true);
  };
  return (
    <>
      <Button look="primary" onClick={start}>
        <Plus aria-hidden="true" />
        {t("new")}
      </Button>
      <CreateDialog key={turn} open={open} onOpenChange={setOpen} />
    </>
  );
}

interface CreateDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function CreateDialog({ open, onOpenChange }: CreateDialogProps) {
  const t = useWords(dialogWords);
  const [state, action] = useActionState(createTemporaryAlias, {});
  const close = () => onOpenChange(false);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t(state.result ? "created" : "new")}>
      {state.result ? (
        <Made made={state.result} onDone={close} />
      ) : (
        <AliasForm state={state} action={action} onCancel={close} />
      )}
    </Dialog>
  );
}

interface AliasFormProps {
  state: FormState<NewAlias>;
  action: (form: FormData) => void;
  onCancel: () => void;
}

function AliasForm({ state, action, onCancel }: AliasFormProps) {
  const t = useWords(dialogWords);
  const lifetimeChoices = useLifetimeChoices();
  const lifetime = state.values?.lifetime || usualLifetime;
  return (
    <form action={action} className="grid gap-5" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <Field
        label={t("description")}
        name="description"
        hint={t("descriptionHint")}
        maxLength={255}
        autoComplete="off"
        defaultValue={state.values?.description ?? ""}
        error={state.fields?.description}
      />
      <SelectField
        // React resets a sent form, and a select to what it was first shown with: so it is shown anew.
        key={lifetime}
        label={t("lifetime")}
        name="lifetime"
        hint={t("lifetimeHint")}
        defaultValue={lifetime}
        options={lifetimeChoices}
        error={state.fields?.lifetime}
      />
      <DialogButtons close={onCancel}>
        <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
      </DialogButtons>
    </form>
  );
}

function Made({ made, onDone }: { made: NewAlias; onDone: () => void }) {
  const t = useWords(dialogWords);
  return (
    <div className="grid gap-5">
      <ValueToCopy value={made.address} label={t("address")} name={t("copied")} className="font-medium" />
      <p className="text-sm text-muted">{t.rich("until", { time: () => <LocalTime value={made.end} /> })}</p>
      <div className="flex justify-end">
        <Button onClick={onDone}>{t("done")}</Button>
      </div>
    </div>
  );
}
