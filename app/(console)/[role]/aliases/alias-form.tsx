"use client";

import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";
import { words } from "@/lib/words/text";

const formWords = words("console.aliases.form", {
  create: "Create alias",
  alias: "Alias",
  aliasHint: "The additional address, such as sales@example.org.",
  mailbox: "Mailbox",
  mailboxHint: "The mailbox that receives the mail.",
});

interface AliasFormProps extends ShownForm {
  /** Whether its mail can be led to another mailbox: not what people have made for themselves. */
  movable: boolean;
}

/** Everything that an administrator can set on an alias. */
export function AliasForm({ movable, ...form }: AliasFormProps) {
  const t = useWords(formWords);
  const isNew = form.subject?.expectedVersion === undefined;
  return (
    <ConsoleForm
      {...form}
      sends={isNew ? "createAlias" : "updateAlias"}
      submit={isNew ? t("create") : undefined}
    >
      {({ text, tick }) => (
        <FieldGrid>
          {isNew ? (
            <Field required {...text("address", { label: t("alias"), hint: t("aliasHint") })} />
          ) : null}
          {movable ? (
            <Field required {...text("mailbox", { label: t("mailbox"), hint: t("mailboxHint") })} />
          ) : null}
          <Field {...text("description")} maxLength={255} />
          <Field type="date" {...text("expiresAt")} />
          <Checkbox {...tick("active")} />
        </FieldGrid>
      )}
    </ConsoleForm>
  );
}
