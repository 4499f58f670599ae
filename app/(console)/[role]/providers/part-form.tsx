"use client";

import { type ReactNode, startTransition, useRef } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { EditForm } from "@/app/_ui/edit-form";
import { SaveButton } from "@/app/_ui/save-button";
import { AttributeFields } from "@/app/(console)/[role]/providers/attribute-fields";
import { ConnectionFields } from "@/app/(console)/[role]/providers/connection-fields";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import { PeopleFields } from "@/app/(console)/[role]/providers/people-fields";
import { saveProvider } from "@/app/(console)/[role]/providers/provider-actions";
import type { SettingPart } from "@/app/(console)/[role]/providers/provider-parts";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { TemplateFields } from "@/app/(console)/[role]/providers/template-fields";
import { EditNews } from "@/app/(console)/edit-news";

export interface PartFormProps {
  part: SettingPart;
  values: ProviderValues;
  choices: ProviderChoices;
}

/** One part of a provider's settings; what the others show stays as it is. Sent by script, so that a refusal clears nothing. */
export function PartForm({ part, values, choices }: PartFormProps) {
  const [state, send, pending] = useReauthenticatedAction(saveProvider);
  const element = useRef<HTMLFormElement>(null);
  const readForm = () => new FormData(element.current ?? undefined);
  const shown = { values, errors: state.fields ?? {}, choices, readForm };
  return (
    <EditForm
      state={state}
      formRef={element}
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) startTransition(() => send(readForm()));
      }}
      foot={
        <>
          <EditNews state={state} />
          <SaveButton pending={pending} />
        </>
      }
    >
      {/* After a saved change it is shown anew, with what is stored then. */}
      <div key={values.expectedVersion} className="grid gap-6">
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="slug" value={values.slug} />
        <input type="hidden" name="expectedVersion" value={values.expectedVersion ?? ""} />
        {part === "connection" ? null : <input type="hidden" name="kind" value={values.kind} />}
        <Part part={part} {...shown} />
      </div>
    </EditForm>
  );
}

interface PartProps extends PartFormProps {
  errors: Record<string, string>;
  readForm: () => FormData;
}

function Part({ part, values, errors, choices, readForm }: PartProps): ReactNode {
  const { People, Directory } = kindForms[values.kind];
  const shown = { values, errors };
  if (part === "connection") return <ConnectionFields {...shown} choices={choices} readForm={readForm} />;
  if (part === "templates")
    return <TemplateFields {...shown} templates={choices.templates} readForm={readForm} />;
  if (part === "sync") return Directory ? <Directory {...shown} /> : null;
  return (
    <>
      <PeopleFields {...shown} />
      {People ? <People {...shown} /> : null}
      <AttributeFields {...shown} />
    </>
  );
}
