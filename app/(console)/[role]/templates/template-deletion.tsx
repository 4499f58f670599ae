"use client";

import { useState } from "react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { deleteWords } from "@/lib/words/delete-words";
import { words } from "@/lib/words/text";

const deletionWords = words("console.templates.deletion", {
  successor: "Replace with",
  successorHint: "Takes its place for mailboxes, domains and identity providers.",
  nothing: "Nothing",
  consequenceWith:
    "Mailboxes keep their current settings. Domains and identity providers will use {successor} instead. This can't be undone.",
  consequence:
    "Mailboxes keep their current settings. A template can only be deleted if no domain or identity provider uses it. This can't be undone.",
});

interface TemplateDeletionProps {
  template: Readonly<Record<string, string>>;
  name: string;
  /** The names of the other templates. */
  others: readonly string[];
}

/** Deletes a template, after asking who takes its place. */
export function TemplateDeletion({ template, name, others }: TemplateDeletionProps) {
  const [t, all] = [useWords(deletionWords), useWords(deleteWords)];
  const [usersGoTo, setUsersGoTo] = useState("");
  return (
    <div className="grid max-w-lg gap-4">
      <SelectField
        label={t("successor")}
        hint={t("successorHint")}
        options={[
          { value: "", label: t("nothing") },
          ...others.map((other) => ({ value: other, label: other })),
        ]}
        value={usersGoTo}
        onChange={(event) => setUsersGoTo(event.target.value)}
      />
      <div>
        <ConfirmButton
          action={sends("deleteTemplate")}
          values={{ ...template, usersGoTo }}
          label={all("delete")}
          question={all("question", { name })}
          consequence={usersGoTo ? t("consequenceWith", { successor: usersGoTo }) : t("consequence")}
          pendingLabel={all("deleting")}
        />
      </div>
    </div>
  );
}
