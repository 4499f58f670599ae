"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import type { LinkTarget } from "@/app/(console)/[role]/identity-conflicts/link-decision";

interface SubjectFormProps {
  target: Omit<LinkTarget, "subject">;
  holder: string | null;
  focusId: string;
}

/** Links a mailbox to an account that nobody has seen here yet, by its id at the provider. */
export function SubjectForm({ target, holder, focusId }: SubjectFormProps) {
  const [typed, setTyped] = useState("");
  const subject = typed.trim();
  return (
    <details>
      <summary className="cursor-pointer text-sm text-accent">Link by the account's id</summary>
      <div className="mt-3 grid max-w-lg gap-3">
        <Field
          label="Id of the account"
          hint="In Keycloak: the ID of the user. It is the sub of the account's tokens."
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {subject ? (
          <div>
            <LinkButton target={{ ...target, subject }} name="" holder={holder} focusId={focusId} />
          </div>
        ) : null}
      </div>
    </details>
  );
}
