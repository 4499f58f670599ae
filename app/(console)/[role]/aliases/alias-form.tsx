"use client";

import { useActionState } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SubmitButton } from "@/app/_ui/submit-button";
import { changeAlias, makeAlias } from "@/app/(console)/[role]/aliases/alias-actions";
import { EditNews } from "@/app/(console)/edit-news";

interface AliasFormProps {
  /** As the form shows them; without an id it makes a new alias. */
  values: Record<string, string>;
  /** Whether its mail can be led to another mailbox: not what people have made for themselves. */
  movable: boolean;
}

/** Everything that an administrator can set on an alias. */
export function AliasForm({ values: stored, movable }: AliasFormProps) {
  const isNew = stored.id === undefined;
  const [state, action] = useActionState(isNew ? makeAlias : changeAlias, {});
  const values = state.values ?? stored;
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: state.fields?.[name] });
  return (
    <EditForm state={state} action={action} className="grid gap-5">
      <Hidden values={stored} names={["role", ...(isNew ? [] : ["id", "expectedVersion", "shownEnd"])]} />
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <FieldGrid key={JSON.stringify(values)}>
        {isNew ? (
          <Field
            label="Alias"
            hint="The further address, such as sales@example.org."
            {...text("address")}
            autoComplete="off"
            required
          />
        ) : null}
        {movable ? (
          <Field
            label="Mailbox"
            hint="The address of the mailbox that gets the mail."
            {...text("mailbox")}
            autoComplete="off"
            required
          />
        ) : null}
        <Field
          label="What it is for"
          hint="May be left empty."
          {...text("description")}
          maxLength={255}
          autoComplete="off"
        />
        <Field
          label="Last day"
          hint="It takes mail until the end of this day (UTC). Empty: it does not end."
          type="date"
          {...text("expiresAt")}
        />
        <Checkbox
          name="active"
          label="Takes mail"
          detail="Switched off, mail to it is refused, and nobody else gets the address."
          defaultChecked={values.active === "on"}
        />
      </FieldGrid>
      <EditNews state={state} saved="Saved." />
      <div>
        <SubmitButton pendingLabel="Saving …">{isNew ? "Create alias" : "Save"}</SubmitButton>
      </div>
    </EditForm>
  );
}

const Hidden = ({ values, names }: { values: Record<string, string>; names: string[] }) =>
  names.map((name) => <input key={name} type="hidden" name={name} value={values[name] ?? ""} />);
