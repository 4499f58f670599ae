"use client";

import { useState, useTransition } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { type PersonTrial, trySamplePerson } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const trialWords = words("console.providers.wizard.personTrial", {
  person: "Person",
  hint: "User name or email address in {directory}.",
  look: "Look up",
  looking: "Looking up…",
});

interface PersonTrialProps {
  directory: string;
  readForm: () => FormData;
}

/** Looks up somebody real, and says what they would get by what the form says. */
export function PersonTrialCard({ directory, readForm }: PersonTrialProps) {
  const t = useWords(trialWords);
  const [state, setState] = useState<FormState<PersonTrial>>({});
  const [pending, start] = useTransition();
  const look = () => pending || start(async () => setState(await trySamplePerson(readForm())));
  const { result, problem, fields } = state;
  return (
    <div className="grid gap-3">
      <div className="flex max-w-md flex-wrap items-end gap-3">
        <div className="grow">
          <Field
            label={t("person")}
            hint={t("hint", { directory })}
            name="sampleUser"
            autoComplete="off"
            autoCapitalize="none"
            error={fields?.sampleUser}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              look();
            }}
          />
        </div>
        <Button onClick={look} aria-disabled={pending}>
          {pending ? t("looking") : t("look")}
        </Button>
      </div>
      <div aria-live="polite">
        {result ? (
          <Alert tone={result.good ? "good" : "warning"} title={result.what} quiet>
            {result.advice ? <p>{result.advice}</p> : null}
          </Alert>
        ) : null}
        {problem && !fields?.sampleUser ? (
          <Alert tone="danger" quiet>
            {problem}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}
