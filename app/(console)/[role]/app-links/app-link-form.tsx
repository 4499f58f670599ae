"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { createAppLink, updateAppLink } from "@/app/(console)/[role]/app-links/app-link-actions";
import { SignedInUrlField } from "@/app/(console)/[role]/app-links/signed-in-url-field";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";

interface AppLinkFormProps {
  /** Which one it is, and the version that the page has shown; left out: a new one. */
  subject?: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
}

/** Everything that can be set on a link. */
export function AppLinkForm({ subject, stored, words }: AppLinkFormProps) {
  return (
    <ConsoleForm
      action={subject ? updateAppLink : createAppLink}
      subject={subject}
      stored={stored}
      words={words}
      submit={subject ? "Save" : "Add link"}
      className="max-w-2xl"
    >
      {({ text, tick }) => (
        <>
          <Field maxLength={100} autoComplete="off" required {...text("name")} />
          <Field maxLength={255} autoComplete="off" {...text("description")} />
          <Field inputMode="url" autoComplete="off" required {...text("url")} />
          <SignedInUrlField {...text("signedInUrl")} />
          <Checkbox
            {...tick("shownAtLogin")}
            label="Shown on the login page"
            detail={words.hiddenAtLogin?.hint}
          />
        </>
      )}
    </ConsoleForm>
  );
}
