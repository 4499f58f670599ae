"use client";

import { useState } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { createApiKey } from "@/app/(console)/[role]/api-keys/api-key-actions";
import { NewApiKeyView } from "@/app/(console)/[role]/api-keys/new/new-api-key";

type Texts = Record<string, string>;

interface ApiKeyFormProps {
  adminRole: "superadmin" | "domain-admin";
  /** What the API of this role is divided into. */
  areas: { name: string; label: string }[];
  listHref: string;
}

/** A new API key; the key itself takes the form's place, this once. */
export function ApiKeyForm({ adminRole, areas, listHref }: ApiKeyFormProps) {
  const [state, action] = useProvenAction(createApiKey);
  if (state.result) return <NewApiKeyView made={state.result} listHref={listHref} />;
  const values = state.values ?? { reach: "all:read" };
  return (
    <EditForm
      state={state}
      action={action}
      shown={values}
      className="grid max-w-xl gap-5"
      foot={
        <>
          {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
          <div>
            <SubmitButton pendingLabel="Making it …">Create API key</SubmitButton>
          </div>
        </>
      }
    >
      <input type="hidden" name="role" value={adminRole} />
      <ApiKeyFields values={values} problems={state.fields ?? {}} areas={areas} />
    </EditForm>
  );
}

interface ApiKeyFieldsProps {
  values: Texts;
  problems: Texts;
  areas: ApiKeyFormProps["areas"];
}

function ApiKeyFields({ values, problems, areas }: ApiKeyFieldsProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: problems[name] });
  return (
    <>
      <Field
        label="Name"
        hint="The program it is for, such as “Backup”."
        maxLength={100}
        autoComplete="off"
        required
        {...text("name")}
      />
      <Reach values={values} problem={problems.reach} areas={areas} />
      <TextAreaField
        label="Networks"
        hint="Where it may be used from, one per line, such as 192.0.2.0/24. Empty: from everywhere."
        {...text("networks")}
      />
      <Field
        label="Last day"
        hint="Counts to its end, in UTC. Empty: without an end."
        type="date"
        className="max-w-48"
        {...text("expires")}
      />
    </>
  );
}

const reachOptions = [
  { value: "all:read", label: "Read everything" },
  { value: "all:write", label: "Read and change everything" },
  { value: "some", label: "Choose for each area …" },
];

const accessOptions = [
  { value: "", label: "Nothing" },
  { value: "read", label: "Read" },
  { value: "write", label: "Read and change" },
];

function Reach({
  values,
  problem,
  areas,
}: Pick<ApiKeyFieldsProps, "values" | "areas"> & { problem: string | undefined }) {
  const [reach, setReach] = useState(values.reach);
  return (
    <>
      <SelectField
        label="May"
        hint="Never more than you may yourself. No key reads secrets or makes keys."
        name="reach"
        options={reachOptions}
        // Not controlled: React resets a sent form, and a select that it controls to the first of its options.
        defaultValue={values.reach ?? ""}
        onChange={({ target }) => setReach(target.value)}
        error={problem}
      />
      {reach === "some" ? (
        <fieldset className="rounded-lg border border-line p-4">
          <legend className="px-1 text-sm font-medium">Areas</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {areas.map(({ name, label }) => (
              <SelectField
                key={name}
                label={label}
                name={name}
                options={accessOptions}
                defaultValue={values[name] ?? ""}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
