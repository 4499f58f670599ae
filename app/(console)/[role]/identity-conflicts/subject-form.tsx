"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import type { LinkTarget } from "@/app/(console)/[role]/identity-conflicts/link-decision";
import { words } from "@/lib/words/text";

const subjectWords = words("console.identityConflicts.subject", {
  summary: "Link by account ID",
  id: "Account ID",
  idHint: "In Keycloak, the user's ID. It is the sub claim of the account's tokens.",
});

interface SubjectFormProps {
  target: Omit<LinkTarget, "subject">;
  holder: string | null;
  focusId: string;
}

/** Links a mailbox to an account that nobody has seen here yet, by its id at the provider. */
export function SubjectForm({ target, holder, focusId }: SubjectFormProps) {
  const [typed, setTyped] = useState("");
  const subject = typed.trim();
  const t = useWords(subjectWords);
  return (
    <details>
      <summary className="cursor-pointer text-sm text-accent">{t("summary")}</summary>
      <div className="mt-3 grid max-w-lg gap-3">
        <Field
          label={t("id")}
          hint={t("idHint")}
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
