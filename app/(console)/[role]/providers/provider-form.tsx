"use client";

import { startTransition, useRef, useState } from "react";
import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { EditForm } from "@/app/_ui/edit-form";
import { AttributeFields } from "@/app/(console)/[role]/providers/attribute-fields";
import { ConnectionTest } from "@/app/(console)/[role]/providers/connection-test";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import { PeopleFields } from "@/app/(console)/[role]/providers/people-fields";
import { PlaceFields } from "@/app/(console)/[role]/providers/place-fields";
import { saveProvider } from "@/app/(console)/[role]/providers/provider-actions";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { TemplateFields } from "@/app/(console)/[role]/providers/template-fields";
import { movesOf, typedIn } from "@/app/(console)/[role]/providers/typed-place";
import { EditNews } from "@/app/(console)/edit-news";

interface ProviderFormProps {
  values: ProviderValues;
  choices: ProviderChoices;
}

/** Everything that can be set on a provider, to be tried out before it is saved. Sent by script, so that a refusal clears nothing. */
export function ProviderForm({ values, choices }: ProviderFormProps) {
  const [state, send, pending] = useProvenAction(saveProvider);
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<TypedState>({
    slug: values.slug,
    kind: values.kind,
    moves: noMoves,
    signs: values.texts["client.authentication"] === "private_key_jwt",
  });
  const { Client, Directory } = kindForms[typed.kind];
  const readForm = () => new FormData(element.current ?? undefined);
  const errors = state.fields ?? {};
  return (
    <EditForm
      state={state}
      formRef={element}
      className="grid gap-6"
      onChange={() => setTyped(typedState(readForm(), values))}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) startTransition(() => send(readForm()));
      }}
    >
      {/* After a saved change it is shown anew, with what is stored then. */}
      <div key={values.expectedVersion} className="grid gap-6">
        {values.expectedVersion === null ? null : (
          <>
            <input type="hidden" name="slug" value={values.slug} />
            <input type="hidden" name="expectedVersion" value={values.expectedVersion} />
          </>
        )}
        <PlaceFields
          values={values}
          errors={errors}
          kind={typed.kind}
          kinds={choices.kinds}
          linked={typed.moves.issuer ? choices.linked : 0}
        />
        <Client
          values={values}
          errors={errors}
          typed={typed}
          addresses={choices.addresses}
          readForm={readForm}
        />
        <PeopleFields values={values} errors={errors} />
        <TemplateFields values={values} errors={errors} templates={choices.templates} readForm={readForm} />
        <AttributeFields values={values} errors={errors} />
        {Directory ? <Directory values={values} errors={errors} /> : null}
      </div>
      <Card
        title="Test"
        intro="Tries what stands above, saved or not, step by step. Nothing is changed here or there."
      >
        <ConnectionTest
          readForm={readForm}
          directory={Directory ? choices.kinds.find(({ value }) => value === typed.kind)?.label : undefined}
        />
      </Card>
      <EditNews state={state} saved="Saved." />
      <Submission isNew={values.expectedVersion === null} pending={pending} />
    </EditForm>
  );
}

const noMoves = { issuer: false, secret: false };

interface TypedState {
  slug: string;
  kind: ProviderValues["kind"];
  moves: typeof noMoves;
  /** Whether our client signs, and has no secret. */
  signs: boolean;
}

function typedState(form: FormData, values: ProviderValues): TypedState {
  const typed = typedIn(form, values.kind);
  return {
    signs: typed.texts["client.authentication"] === "private_key_jwt",
    slug: values.slug || (typed.texts.slug ?? ""),
    kind: typed.kind,
    moves: values.expectedVersion === null ? noMoves : movesOf(values, typed),
  };
}

const Submission = ({ isNew, pending }: { isNew: boolean; pending: boolean }) => (
  <div className="grid gap-4">
    <div className="grid max-w-2xl gap-2">
      {isNew ? (
        <Checkbox
          name="enabled"
          label="Switch it on at once"
          detail="Its button is then on the login page."
          defaultChecked
        />
      ) : null}
      <Checkbox
        name="unverified"
        label="Save without asking the provider"
        detail="Otherwise a new issuer must answer and call itself so."
      />
    </div>
    <div>
      <Button type="submit" look="primary" aria-disabled={pending}>
        {pending ? "Saving …" : isNew ? "Create provider" : "Save"}
      </Button>
    </div>
  </div>
);
