"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { EditForm } from "@/app/_ui/edit-form";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useWords } from "@/app/_words/use-words";
import { createScimToken, type NewScimToken } from "@/app/(console)/[role]/providers/scim-token-actions";
import type { InputWords } from "@/app/(console)/field-form";
import { filledInputs } from "@/app/(console)/filled-inputs";
import { words } from "@/lib/words/text";

const formWords = words("console.providers.scim.form", {
  create: "Create SCIM token",
  creating: "Creating…",
  copyNow: "Copy the SCIM token for {name} now",
  shownOnce: "You won't see it again. If you lose it, revoke it and create another one.",
  token: "SCIM token",
});

interface ScimTokenFormProps {
  slug: string;
  /** Of the fields. */
  words: Record<string, InputWords>;
}

/** A new SCIM token; the token itself is shown this once. */
export function ScimTokenForm({ slug, words }: ScimTokenFormProps) {
  const t = useWords(formWords);
  const [state, action] = useReauthenticatedAction(createScimToken);
  const values = state.values ?? {};
  const { text } = filledInputs({ words, values, problems: state.fields });
  return (
    <div className="grid gap-5">
      {state.result ? <MadeToken made={state.result} /> : null}
      <EditForm
        state={state}
        action={action}
        shown={values}
        className="grid max-w-xl gap-5"
        foot={
          <>
            {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
            <div>
              <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
            </div>
          </>
        }
      >
        <input type="hidden" name="slug" value={slug} />
        <Field maxLength={100} autoComplete="off" required {...text("name")} />
        <TextAreaField {...text("domains")} />
        <Field type="date" className="max-w-48" {...text("expiresAt")} />
      </EditForm>
    </div>
  );
}

function MadeToken({ made: { name, token } }: { made: NewScimToken }) {
  const t = useWords(formWords);
  return (
    <div className="grid gap-3">
      <Alert tone="warning" title={t("copyNow", { name })}>
        <p>{t("shownOnce")}</p>
      </Alert>
      <ValueToCopy value={token} label={t("token")} name={t("token")} className="font-mono text-sm" />
    </div>
  );
}
