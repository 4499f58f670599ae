"use client";

import { useActionState, useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { extendAlias } from "@/app/(user)/home/addresses/alias-actions";
import { useLifetimeChoices, usualLifetime } from "@/app/(user)/home/addresses/lifetime-choices";
import { words } from "@/lib/words/text";

const extendWords = words("user.aliases.extend", {
  extend: "Extend",
  extending: "Extending…",
  extendAddress: "Extend {address}",
  title: "Extend this address",
  intro:
    "{address} will expire after the time you choose, counted from now, but never earlier than it does today.",
  lifetime: "Expires after",
});

/** Lets a temporary address live longer, or come back when it has ended. */
export function ExtendAliasButton({ id, address }: { id: string; address: string }) {
  const t = useWords(extendWords);
  const lifetimeChoices = useLifetimeChoices();
  const [open, setOpen] = useState(false);
  const [state, action] = useActionState(extendAlias, {});
  useEffect(() => {
    if (state.result) setOpen(false);
  }, [state]);
  return (
    <>
      <Button size="small" aria-label={t("extendAddress", { address })} onClick={() => setOpen(true)}>
        {t("extend")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} intro={t("intro", { address })}>
        <form action={action} className="grid gap-5" noValidate>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <input type="hidden" name="id" value={id} />
          <SelectField
            label={t("lifetime")}
            name="lifetime"
            defaultValue={usualLifetime}
            options={lifetimeChoices}
            error={state.fields?.lifetime ?? state.fields?.id}
          />
          <DialogButtons close={() => setOpen(false)}>
            <SubmitButton pendingLabel={t("extending")}>{t("extend")}</SubmitButton>
          </DialogButtons>
        </form>
      </Dialog>
    </>
  );
}
