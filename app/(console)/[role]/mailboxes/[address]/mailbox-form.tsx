"use client";

import { Field } from "@/app/_ui/field";
import { updateMailbox } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-actions";
import { GivenFields } from "@/app/(console)/[role]/templates/given-fields";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";

interface MailboxFormProps {
  /** Which mailbox it is about, and the version that the page has shown. */
  subject: Record<string, string>;
  stored: Record<string, string>;
  words: Record<string, InputWords>;
  /** The names of the fields that are pinned. */
  pinned: readonly string[];
}

/** What a mailbox is given: name, language, quota, ways in, permissions. */
export const MailboxForm = (props: MailboxFormProps) => (
  <ConsoleForm {...props} action={updateMailbox} saved="Saved. What you changed is pinned now." submit="Save">
    {(inputs) => (
      <>
        <Field autoComplete="off" {...inputs.text("displayName")} />
        <Field autoComplete="off" {...inputs.text("language")} />
        <GivenFields inputs={inputs} />
      </>
    )}
  </ConsoleForm>
);
