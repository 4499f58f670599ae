"use client";

import { renameFactor } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { useConfirmation } from "@/app/_reauthentication/use-confirmation";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const renameWords = words("factors.rename", {
  rename: "Rename",
  renameOne: "Rename {name}",
  intro: "So that you can tell your second factors apart.",
  name: "Name",
  saving: "Saving…",
});

/** Gives a second factor another name. */
export function RenameButton({ door, id, name }: { door: FactorDoor; id: string; name: string }) {
  const t = useWords(renameWords);
  const { open, setOpen, state, send } = useConfirmation({ action: renameFactor });
  return (
    <>
      <Button look="quiet" size="small" aria-label={t("renameOne", { name })} onClick={() => setOpen(true)}>
        {t("rename")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("renameOne", { name })} intro={t("intro")}>
        <form action={send} className="grid gap-5" noValidate>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <input type="hidden" name="door" value={door} />
          <input type="hidden" name="id" value={id} />
          <Field
            label={t("name")}
            name="name"
            defaultValue={name}
            maxLength={100}
            autoComplete="off"
            required
            error={state.fields?.name}
          />
          <DialogButtons close={() => setOpen(false)}>
            <SubmitButton pendingLabel={t("saving")}>{t("rename")}</SubmitButton>
          </DialogButtons>
        </form>
      </Dialog>
    </>
  );
}
