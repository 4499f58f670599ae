"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import type { InputWords } from "@/app/(console)/field-form";
import { MadeToken, NewTokenForm } from "@/app/(console)/new-token-form";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const formWords = words("console.providers.scim.form", {
  create: "Create SCIM token",
  copyNow: "Copy the SCIM token for {name} now",
  token: "SCIM token",
});

interface ScimTokenFormProps {
  slug: string;
  /** Of the fields. */
  words: Record<string, InputWords>;
}

/** A new SCIM token; the token itself is shown above the form, this once. */
export function ScimTokenForm({ slug, words }: ScimTokenFormProps) {
  const t = useWords(formWords);
  const [state, action] = useReauthenticatedAction(sends("createScimToken"));
  const { result } = state;
  return (
    <div className="grid gap-5">
      {result ? (
        <div className="grid gap-3">
          <MadeToken {...result} kind={t("token")} title={t("copyNow", { name: result.name })} />
        </div>
      ) : null}
      <NewTokenForm state={state} action={action} subject={{ slug }} words={words} create={t("create")}>
        {({ text }) => <TextAreaField {...text("domains")} />}
      </NewTokenForm>
    </div>
  );
}
