"use client";

import { useState } from "react";
import { SelectField } from "@/app/_ui/select-field";
import { deleteTemplate } from "@/app/(console)/[role]/templates/template-actions";
import { DeleteButton } from "@/app/(console)/delete-button";

interface TemplateDeletionProps {
  template: { id: string; expectedVersion: string };
  name: string;
  /** The names of the other templates. */
  others: readonly string[];
}

const stays = "Mailboxes keep what they were given.";

/** Deletes a template, after asking who takes its place. */
export function TemplateDeletion({ template, name, others }: TemplateDeletionProps) {
  const [usersGoTo, setUsersGoTo] = useState("");
  return (
    <div className="grid max-w-lg gap-4">
      <SelectField
        label="What takes its place"
        hint="Where mailboxes, domains and identity providers have this template now."
        options={[
          { value: "", label: "Nothing" },
          ...others.map((other) => ({ value: other, label: other })),
        ]}
        value={usersGoTo}
        onChange={(event) => setUsersGoTo(event.target.value)}
      />
      <div>
        <DeleteButton
          action={deleteTemplate}
          values={{ ...template, usersGoTo }}
          name={name}
          consequence={
            usersGoTo
              ? `${stays} Domains and identity providers give ${usersGoTo} from then on. This cannot be undone.`
              : `${stays} It can only be deleted while no domain and no identity provider gives it. This cannot be undone.`
          }
        />
      </div>
    </div>
  );
}
