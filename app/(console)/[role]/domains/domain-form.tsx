"use client";

import { type FormEvent, useActionState, useRef, useState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { changeDomain, makeDomain } from "@/app/(console)/[role]/domains/domain-actions";
import { SwitchOffDialog } from "@/app/(console)/[role]/domains/switch-off-dialog";
import { EditNews } from "@/app/(console)/edit-news";

type Options = { value: string; label: string }[];

interface DomainFormProps {
  /** As the form shows them; without an id it makes a new domain. */
  values: Record<string, string>;
  /** How many mailboxes the domain has. */
  mailboxes?: number;
  templates: Options;
  providers: Options;
}

/** Everything that can be set on a domain. */
export function DomainForm({ values: stored, mailboxes = 0, templates, providers }: DomainFormProps) {
  const isNew = stored.id === undefined;
  const [state, action] = useActionState(isNew ? makeDomain : changeDomain, {});
  const values = state.values ?? stored;
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: state.fields?.[name] });
  const asking = useSwitchOffQuestion(stored.active === "on");
  return (
    <EditForm
      state={state}
      formRef={asking.form}
      action={action}
      onSubmit={asking.onSubmit}
      className="grid gap-5"
    >
      {isNew ? (
        <Field
          label="Domain name"
          hint="The part after the @, such as example.org."
          {...text("name")}
          autoComplete="off"
          required
        />
      ) : (
        <>
          <input type="hidden" name="id" value={stored.id} />
          <input type="hidden" name="expectedVersion" value={stored.expectedVersion} />
        </>
      )}
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <FieldGrid key={JSON.stringify(values)}>
        <DomainFields values={values} text={text} templates={templates} providers={providers} />
      </FieldGrid>
      <SwitchOffDialog
        open={asking.open}
        name={stored.name ?? ""}
        mailboxes={mailboxes}
        close={asking.close}
        agree={asking.agree}
      />
      <EditNews state={state} saved="Saved." />
      <div>
        <SubmitButton pendingLabel="Saving …">{isNew ? "Create domain" : "Save"}</SubmitButton>
      </div>
    </EditForm>
  );
}

interface DomainFieldsProps extends Pick<DomainFormProps, "values" | "templates" | "providers"> {
  /** Name, value and mistake of a field. */
  text: (name: string) => { name: string; defaultValue: string; error: string | undefined };
}

const DomainFields = ({ values, text, templates, providers }: DomainFieldsProps) => (
  <>
    <Field label="Most mailboxes" hint="Empty: no limit." inputMode="numeric" {...text("maxMailboxes")} />
    <Field
      label="Largest quota of a mailbox, in GB"
      hint="Empty: no limit."
      inputMode="decimal"
      {...text("maxQuotaBytes")}
    />
    <Field
      label="Quota of all mailboxes together, in GB"
      hint="Empty: no limit."
      inputMode="decimal"
      {...text("totalQuotaBytes")}
    />
    <Field
      label="Most aliases"
      hint="Those of administrators and directories; empty: no limit."
      inputMode="numeric"
      {...text("maxAliases")}
    />
    <SelectField
      label="Template of new mailboxes"
      hint="Unless another one is chosen."
      options={[{ value: "", label: "None" }, ...templates]}
      {...text("defaultTemplateId")}
    />
    <SelectField
      label="Identity provider"
      hint="It alone may bring new people of this domain. None: any that names no domains, or this one."
      options={[{ value: "", label: "None" }, ...providers]}
      {...text("identityProviderId")}
    />
    <Checkbox
      name="active"
      label="In use"
      detail="Switched off, nobody of this domain can log in and no mail is received."
      defaultChecked={values.active === "on"}
    />
  </>
);

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
