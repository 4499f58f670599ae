"use client";

import { useState } from "react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import { deleteWords } from "@/lib/words/delete-words";
import { words } from "@/lib/words/text";

const deletionWords = words("console.providers.deletion", {
  destination: "Move its mailboxes and domains to",
  delete: "Delete…",
});

interface ProviderDeletionProps {
  subject: Record<string, string>;
  name: string;
  options: { value: string; label: string; consequence: string }[];
}

/** Deletes a provider after asking; where its mailboxes go is chosen first. */
export function ProviderDeletion({ subject, name, options }: ProviderDeletionProps) {
  const [t, all] = [useWords(deletionWords), useWords(deleteWords)];
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
          action={sends("deleteProvider")}
          values={{ ...subject, mailboxesGoTo: chosen }}
          label={t("delete")}
          question={all("question", { name })}
          consequence={consequence}
          confirm={all("delete")}
          pendingLabel={all("deleting")}
        />
      </div>
    </div>
  );
}
