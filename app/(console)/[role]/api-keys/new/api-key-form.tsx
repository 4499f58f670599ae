"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { SelectField } from "@/app/_ui/select-field";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { NewApiKeyView } from "@/app/(console)/[role]/api-keys/new/new-api-key";
import { reaches } from "@/app/(console)/[role]/api-keys/new/reaches";
import type { InputWords } from "@/app/(console)/field-form";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { NewTokenForm } from "@/app/(console)/new-token-form";
import { sends } from "@/app/(console)/sends";
import { useChosen } from "@/app/(console)/use-chosen";
import { words } from "@/lib/words/text";

const formWords = words("console.apiKeys.form", {
  create: "Create API key",
  "all:read": "Read everything",
  "all:write": "Read and change everything",
  some: "Choose for each area…",
  areas: "Areas",
  none: "No access",
  read: "Read",
  write: "Read and change",
});

interface ApiKeyFormProps {
  adminRole: "superadmin" | "domain-admin";
  /** What the API of this role is divided into. */
  areas: { name: string; label: string }[];
  /** Of the fields. */
  words: Record<string, InputWords>;
  listHref: string;
}

/** A new API key; the key itself takes the form's place, this once. */
export function ApiKeyForm({ adminRole, areas, words, listHref }: ApiKeyFormProps) {
  const t = useWords(formWords);
  const [state, action] = useReauthenticatedAction(sends("createApiKey"));
  if (state.result) return <NewApiKeyView made={state.result} listHref={listHref} />;
  return (
    <NewTokenForm
      state={state}
      action={action}
      subject={{ role: adminRole }}
      words={words}
      start={{ reach: "all:read" }}
      create={t("create")}
    >
      {(inputs) => (
        <>
          <Reach inputs={inputs} areas={areas} />
          <TextAreaField {...inputs.text("allowedNetworks")} />
        </>
      )}
    </NewTokenForm>
  );
}

interface ReachProps {
  inputs: FilledInputs;
  areas: ApiKeyFormProps["areas"];
}

function Reach({ inputs: { text, values, problems }, areas }: ReachProps) {
  const t = useWords(formWords);
  const [reach, reachField] = useChosen({ ...text("scopes"), defaultValue: values.reach ?? "" });
  return (
    <>
      <SelectField
        {...reachField}
        name="reach"
        options={reaches.map((value) => ({ value, label: t(value) }))}
        error={problems.reach}
      />
      {reach === "some" ? (
        <fieldset className="rounded-lg border border-line p-4">
          <legend className="px-1 text-sm font-medium">{t("areas")}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {areas.map(({ name, label }) => (
              <SelectField
                key={name}
                label={label}
                name={name}
                options={[
                  { value: "", label: t("none") },
                  { value: "read", label: t("read") },
                  { value: "write", label: t("write") },
                ]}
                defaultValue={values[name] ?? ""}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
