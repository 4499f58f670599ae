"use client";

import { useState } from "react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { deleteProvider } from "@/app/(console)/[role]/providers/provider-actions";
import { words } from "@/lib/words/text";

const deletionWords = words("console.providers.deletion", {
  destination: "Move its mailboxes and domains to",
  delete: "Delete…",
  question: "Delete {name}?",
  confirm: "Delete",
  deleting: "Deleting…",
});

interface ProviderDeletionProps {
  subject: Record<string, string>;
  name: string;
  options: { value: string; label: string; consequence: string }[];
}

/** Deletes a provider after asking; where its mailboxes go is chosen first. */
export function ProviderDeletion({ subject, name, options }: ProviderDeletionProps) {
  const t = useWords(deletionWords);
  const [chosen, setChosen] = useState(options[0]?.value ?? "");
  const consequence = options.find(({ value }) => value === chosen)?.consequence ?? "";
  return (
    <div className="grid max-w-lg gap-4">
      {options.length > 1 ? (
        <SelectField
          label={t("destination")}
          options={options}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
      ) : null}
      <p aria-live="polite" className="text-sm text-muted">
        {consequence}
      </p>
      <div>
        <ConfirmButton
          action={deleteProvider}
          values={{ ...subject, mailboxesGoTo: chosen }}
          label={t("delete")}
          question={t("question", { name })}
          consequence={consequence}
          confirm={t("confirm")}
          pendingLabel={t("deleting")}
        />
      </div>
    </div>
  );
}
