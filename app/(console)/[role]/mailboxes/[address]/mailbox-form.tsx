"use client";

import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { updateMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

const formWords = words("console.mailboxes.form", {
  save: "Save changes",
  saved: "Saved. What you changed is now pinned.",
});

interface MailboxFormProps {
  /** Which mailbox it is about, and the version that the page has shown. */
  subject: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
  /** The names of the fields that say who it is. */
  person: readonly string[];
  /** The names of the fields that are pinned. */
  pinned: readonly string[];
}

/** What a mailbox is given: name and what else is said of the person, quota, ways in, permissions. */
export function MailboxForm({ person, ...props }: MailboxFormProps) {
  const t = useWords(formWords);
  return (
    <ConsoleForm {...props} action={updateMailbox} saved={t("saved")} submit={t("save")}>
      {(inputs) => (
        <>
          {person.map((name) => (
            <Field key={name} autoComplete="off" {...inputs.text(name)} />
          ))}
          <GivenFields inputs={inputs} />
        </>
      )}
    </ConsoleForm>
  );
}
