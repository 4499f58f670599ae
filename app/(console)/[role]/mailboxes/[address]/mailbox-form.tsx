"use client";

import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const formWords = words("console.mailboxes.form", {
  saved: "Saved. What you changed is now pinned.",
});

interface MailboxFormProps extends ShownForm {
  /** The names of the fields that say who it is. */
  person: readonly string[];
}

/** What a mailbox is given: name and what else is said of the person, quota, ways in, permissions. */
export function MailboxForm({ person, ...form }: MailboxFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm {...form} sends="updateMailbox" saved={t("saved")}>
      {(inputs) => (
        <>
          {person.map((name) => (
            <Field key={name} {...inputs.text(name)} />
          ))}
          <GivenFields inputs={inputs} />
        </>
      )}
    </ConsoleForm>
  );
}
