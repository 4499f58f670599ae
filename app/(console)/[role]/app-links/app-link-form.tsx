"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { SignedInUrlField } from "@/app/(console)/[role]/app-links/signed-in-url-field";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const formWords = words("console.appLinks.form", {
  create: "Create link",
  shownAtLogin: "Show on the login page",
});

/** Everything that can be set on a link. */
export function AppLinkForm(form: ShownForm) {
  const t = useWords(formWords);
  return (
    <ConsoleForm
      {...form}
      sends={form.subject ? "updateAppLink" : "createAppLink"}
      submit={form.subject ? undefined : t("create")}
      className="max-w-2xl"
    >
      {({ text, tick }) => (
        <>
          <Field maxLength={100} required {...text("name")} />
          <Field maxLength={255} {...text("description")} />
          <Field inputMode="url" required {...text("url")} />
          <SignedInUrlField {...text("signedInUrl")} />
          <Checkbox
            {...tick("shownAtLogin", { label: t("shownAtLogin"), hint: form.words?.hiddenAtLogin?.hint })}
          />
        </>
      )}
    </ConsoleForm>
  );
}
