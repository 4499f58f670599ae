"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { createAppLink, updateAppLink } from "@/app/(console)/[role]/app-links/app-link-actions";
import { SignedInUrlField } from "@/app/(console)/[role]/app-links/signed-in-url-field";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

const formWords = words("console.appLinks.form", {
  create: "Create link",
  save: "Save changes",
  shownAtLogin: "Show on the login page",
});

interface AppLinkFormProps {
  /** Which one it is, and the version that the page has shown; left out: a new one. */
  subject?: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
}

/** Everything that can be set on a link. */
export function AppLinkForm({ subject, stored, words }: AppLinkFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      action={subject ? updateAppLink : createAppLink}
      subject={subject}
      stored={stored}
      words={words}
      submit={t(subject ? "save" : "create")}
      className="max-w-2xl"
    >
      {({ text, tick }) => (
        <>
          <Field maxLength={100} autoComplete="off" required {...text("name")} />
          <Field maxLength={255} autoComplete="off" {...text("description")} />
          <Field inputMode="url" autoComplete="off" required {...text("url")} />
          <SignedInUrlField {...text("signedInUrl")} />
          <Checkbox {...tick("shownAtLogin")} label={t("shownAtLogin")} detail={words.hiddenAtLogin?.hint} />
        </>
      )}
    </ConsoleForm>
  );
}
