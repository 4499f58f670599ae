"use client";

import { type FormEvent, useRef, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { createDomain, updateDomain } from "@/app/(console)/[role]/domains/domain-actions";
import { SwitchOffDialog } from "@/app/(console)/[role]/domains/switch-off-dialog";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

type Options = { value: string; label: string }[];

interface DomainFormProps {
  /** Which one it is, and the version that the page has shown; left out: a new one. */
  subject?: Record<string, string>;
  /** As the form shows them. */
  stored: Record<string, string>;
  words: Record<string, InputWords>;
  /** The domain's name and how many mailboxes it has. */
  name?: string;
  mailboxes?: number;
  templates: Options;
  providers: Options;
}

const formWords = words("console.domains.form", {
  create: "Create domain",
  save: "Save changes",
  name: "Domain name",
  nameHint: "The part after the @, such as example.org.",
  none: "None",
});

/** Everything that can be set on a domain. */
export function DomainForm(props: DomainFormProps) {
  const { subject, stored, words, name = "", mailboxes = 0, templates, providers } = props;
  const t = useWords(formWords);
  const none = { value: "", label: t("none") };
  const asking = useSwitchOffQuestion(stored.active === "on");
  return (
    <>
      <ConsoleForm
        action={subject ? updateDomain : createDomain}
        subject={subject}
        stored={stored}
        words={words}
        submit={t(subject ? "save" : "create")}
        formRef={asking.form}
        onSubmit={asking.onSubmit}
      >
        {({ text, tick }) => (
          <FieldGrid>
            {subject ? null : (
              <Field {...text("name")} label={t("name")} hint={t("nameHint")} autoComplete="off" required />
            )}
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
        name={name}
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
