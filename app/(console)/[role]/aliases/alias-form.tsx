"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { createAlias, updateAlias } from "@/app/(console)/[role]/aliases/alias-actions";
import { ConsoleForm } from "@/app/(console)/console-form";
import type { InputWords } from "@/app/(console)/field-form";
import { words } from "@/lib/words/text";

const formWords = words("console.aliases.form", {
  create: "Create alias",
  save: "Save changes",
  alias: "Alias",
  aliasHint: "The additional address, such as sales@example.org.",
  mailbox: "Mailbox",
  mailboxHint: "The mailbox that receives the mail.",
});

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
  const t = useWords(formWords);
  const isNew = subject.expectedVersion === undefined;
  return (
    <ConsoleForm
      action={isNew ? createAlias : updateAlias}
      subject={subject}
      stored={stored}
      words={words}
      submit={t(isNew ? "create" : "save")}
    >
      {({ text, tick }) => (
        <FieldGrid>
          {isNew ? (
            <Field
              {...text("address")}
              label={t("alias")}
              hint={t("aliasHint")}
              autoComplete="off"
              required
            />
          ) : null}
          {movable ? (
            <Field
              {...text("mailbox")}
              label={t("mailbox")}
              hint={t("mailboxHint")}
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
