"use client";

import { useState, useTransition } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { type TrialAnswer, tryPastedClaims } from "@/app/(console)/[role]/providers/provider-actions";
import type { FormState } from "@/app/form-state";
import { problemText } from "@/app/problem-text";
import { words } from "@/lib/words/text";

const trialWords = words("console.providers.trial", {
  label: "Try it out",
  hint: "Paste a person's claims as JSON, or an ID token. Nothing is stored, and signatures aren't checked.",
  find: "Find template",
  finding: "Finding…",
  template: "Gets the template {template}",
  noTemplate: "Gets no template",
  firstSignIn: "The first sign-in looks for the mailbox {address}.",
  firstSignInNamed: "The first sign-in looks for {name}'s mailbox, {address}.",
  refused: "The first sign-in would be refused: {problem}",
});

const example = '{ "email": "alice@example.org", "email_verified": true, "mailcow_template": "staff" }';

/** Tries pasted claims on the form as it stands: which template, and why. */
export function ClaimsTrial({ readForm }: { readForm: () => FormData }) {
  const [state, setState] = useState<FormState<TrialAnswer>>({});
  const [pending, start] = useTransition();
  const t = useWords(trialWords);
  const run = () => pending || start(async () => setState(await tryPastedClaims(readForm())));
  return (
    <div className="grid gap-3">
      <TextAreaField
        label={t("label")}
        hint={t("hint")}
        error={state.fields?.claims}
        name="claims"
        rows={4}
        placeholder={example}
        spellCheck={false}
        className="font-mono"
      />
      <div>
        <Button size="small" onClick={run} aria-disabled={pending}>
          {pending ? t("finding") : t("find")}
        </Button>
      </div>
      <div aria-live="polite">
        {state.result ? <Answer {...state.result} /> : null}
        {state.problem && !state.fields?.claims ? <Alert tone="danger">{problemText(state)}</Alert> : null}
      </div>
    </div>
  );
}

function Answer({ template, why, address, addressProblem, displayName }: TrialAnswer) {
  const t = useWords(trialWords);
  return (
    <Alert
      tone={template && address ? "good" : "warning"}
      title={template ? t("template", { template }) : t("noTemplate")}
    >
      <p className="wrap-anywhere">{why}</p>
      <p className="wrap-anywhere">
        {address
          ? displayName
            ? t("firstSignInNamed", { address, name: displayName })
            : t("firstSignIn", { address })
          : t("refused", { problem: addressProblem ?? "" })}
      </p>
    </Alert>
  );
}
