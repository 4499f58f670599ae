"use client";

import { useState } from "react";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { SelectField } from "@/app/_ui/select-field";
import { deleteProvider } from "@/app/(console)/[role]/providers/provider-actions";

interface ProviderDeletionProps {
  subject: Record<string, string>;
  name: string;
  options: { value: string; label: string; consequence: string }[];
}

/** Deletes a provider after asking; where its mailboxes go is chosen first. */
export function ProviderDeletion({ subject, name, options }: ProviderDeletionProps) {
  const [chosen, setChosen] = useState(options[0]?.value ?? "");
  const consequence = options.find(({ value }) => value === chosen)?.consequence ?? "";
  return (
    <div className="grid max-w-lg gap-4">
      {options.length > 1 ? (
        <SelectField
          label="Where its mailboxes and domains go"
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
          label="Delete …"
          question={`Delete ${name}?`}
          consequence={consequence}
          confirm="Delete"
          pendingLabel="Deleting …"
          keep="Keep it"
        />
      </div>
    </div>
  );
}
