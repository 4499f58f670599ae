"use client";

import { startTransition, useRef, useState } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { EditForm } from "@/app/_ui/edit-form";
import { useWords } from "@/app/_words/use-words";
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
import { words } from "@/lib/words/text";

const formWords = words("console.providers.form", {
  test: "Test",
  testIntro:
    "Tests the settings above step by step, saved or not. Nothing is changed here or at the provider.",
  saved: "Saved.",
  enable: "Enable right away",
  enableDetail: "Its button will appear on the login page.",
  enableDetailHere: "People will be able to sign in with their passwords from the directory.",
  unverified: "Save without contacting the provider",
  unverifiedDetail: "Otherwise, a new issuer must respond and identify itself by this name.",
  create: "Create provider",
  save: "Save changes",
  saving: "Saving…",
});

interface ProviderFormProps {
  values: ProviderValues;
  choices: ProviderChoices;
}

/** Everything that can be set on a provider, to be tried out before it is saved. Sent by script, so that a refusal clears nothing. */
export function ProviderForm({ values, choices }: ProviderFormProps) {
  const t = useWords(formWords);
  const [state, send, pending] = useReauthenticatedAction(saveProvider);
  const element = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<TypedState>({
    slug: values.slug,
    kind: values.kind,
    moves: noMoves,
    signs: values.texts["client.authentication"] === "private_key_jwt",
  });
  const { Client, Directory, signsInHere } = kindForms[typed.kind];
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
      <Card title={t("test")} intro={t("testIntro")}>
        <ConnectionTest
          readForm={readForm}
          directory={Directory ? choices.kinds.find(({ value }) => value === typed.kind)?.label : undefined}
        />
      </Card>
      <EditNews state={state} saved={t("saved")} />
      <Submission isNew={values.expectedVersion === null} signsInHere={signsInHere} pending={pending} />
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

interface SubmissionProps {
  isNew: boolean;
  signsInHere: boolean;
  pending: boolean;
}

function Submission({ isNew, signsInHere, pending }: SubmissionProps) {
  const t = useWords(formWords);
  return (
    <div className="grid gap-4">
      <div className="grid max-w-2xl gap-2">
        {isNew ? (
          <Checkbox
            name="enabled"
            label={t("enable")}
            detail={t(signsInHere ? "enableDetailHere" : "enableDetail")}
            defaultChecked
          />
        ) : null}
        <Checkbox name="unverified" label={t("unverified")} detail={t("unverifiedDetail")} />
      </div>
      <div>
        <Button type="submit" look="primary" aria-disabled={pending}>
          {pending ? t("saving") : isNew ? t("create") : t("save")}
        </Button>
      </div>
    </div>
  );
}
