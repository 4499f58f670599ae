"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { createAlias, updateAlias } from "@/app/(console)/[role]/aliases/alias-actions";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";

interface AliasFormProps {
  /** Whose pages it is on; of an existing alias also which one it is, and what the page has shown. */
  subject: Record<string, string>;
  /** As the form shows them. */
  stored: Record<string, string>;
  words: Record<string, InputWords>;
  /** Whether its mail can be led to another mailbox: not what people have made for themselves. */
  movable: boolean;
}

/** Everything that an administrator can set on an alias. */
export function AliasForm({ subject, stored, words, movable }: AliasFormProps) {
  const isNew = subject.id === undefined;
  return (
    <ConsoleForm
      action={isNew ? createAlias : updateAlias}
      subject={subject}
      stored={stored}
      words={words}
      submit={isNew ? "Create alias" : "Save"}
    >
      {({ text, tick }) => (
        <FieldGrid>
          {isNew ? (
            <Field
              {...text("address")}
              label="Alias"
              hint="The further address, such as sales@example.org."
              autoComplete="off"
              required
            />
          ) : null}
          {movable ? (
            <Field
              {...text("mailbox")}
              label="Mailbox"
              hint="The address of the mailbox that gets the mail."
              autoComplete="off"
              required
            />
          ) : null}
          <Field {...text("description")} maxLength={255} autoComplete="off" />
          <Field type="date" {...text("expiresAt")} />
          <Checkbox {...tick("active")} />
        </FieldGrid>
      )}
    </ConsoleForm>
  );
}
