"use client";

import { type FormEvent, useRef, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { SwitchOffDialog } from "@/app/(console)/[role]/domains/switch-off-dialog";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

type Options = { value: string; label: string }[];

interface DomainFormProps extends ShownForm {
  /** How many mailboxes it has. */
  mailboxes?: number;
  templates: Options;
  providers: Options;
}

const formWords = words("console.domains.form", {
  create: "Create domain",
  name: "Domain name",
  nameHint: "The part after the @, such as example.org.",
  none: "None",
});

/** Everything that can be set on a domain. */
export function DomainForm({ mailboxes = 0, templates, providers, ...form }: DomainFormProps) {
  const { subject, stored } = form;
  const t = useWords(formWords);
  const none = { value: "", label: t("none") };
  const asking = useSwitchOffQuestion(stored.active === "on");
  return (
    <>
      <ConsoleForm
        {...form}
        sends={subject ? "updateDomain" : "createDomain"}
        submit={subject ? undefined : t("create")}
        formRef={asking.form}
        onSubmit={asking.onSubmit}
      >
        {({ text, tick }) => (
          <FieldGrid>
            {subject ? null : <Field required {...text("name", { label: t("name"), hint: t("nameHint") })} />}
            <Field inputMode="numeric" {...text("maxMailboxes")} />
            <Field inputMode="decimal" {...text("maxQuotaBytes")} />
            <Field inputMode="decimal" {...text("totalQuotaBytes")} />
            <Field inputMode="numeric" {...text("maxAliases")} />
            <SelectField options={[none, ...templates]} {...text("defaultTemplate")} />
            <SelectField options={[none, ...providers]} {...text("identityProvider")} />
            <Checkbox {...tick("active")} />
          </FieldGrid>
        )}
      </ConsoleForm>
      <SwitchOffDialog
        open={asking.open}
        name={subject?.name ?? ""}
        mailboxes={mailboxes}
        close={asking.close}
        agree={asking.agree}
      />
    </>
  );
}

/** Holds a form back that would switch the domain off, until somebody has agreed to what follows. */
function useSwitchOffQuestion(isOn: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const agreed = useRef(false);
  const [open, setOpen] = useState(false);
  return {
    form,
    open,
    close: () => setOpen(false),
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      const switchesOff = isOn && !new FormData(event.currentTarget).has("active");
      if (switchesOff && !agreed.current) {
        event.preventDefault();
        setOpen(true);
      }
      agreed.current = false;
    },
    agree: () => {
      agreed.current = true;
      setOpen(false);
      form.current?.requestSubmit();
    },
  };
}
