"use client";

import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { ConnectionTest } from "@/app/(console)/[role]/providers/connection-test";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import type { TestVerdict } from "@/app/(console)/[role]/providers/test-steps";
import { StepForm } from "@/app/(console)/[role]/providers/wizard/step-form";
import { saveStep } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { words } from "@/lib/words/text";

const testWords = words("console.providers.wizard.testStep", {
  title: "Does it work?",
  intro: "Tests what you entered, step by step. Nothing is changed here or at the provider.",
  skip: "Continue without a test",
  anyway: "Continue anyway",
  failed: "You can continue and fix this later, but people can't sign in with these settings yet.",
  script: "The test needs JavaScript. Without it, use bin/letterlock provider test after the last step.",
});

interface TestFormProps {
  draft: string;
  values: ProviderValues;
  /** What the last test came to; null: none was made of these settings. */
  tested: TestVerdict | null;
}

/** The second step: the connection test of what was entered, which starts by itself. Going on after a failed one is said to be that. */
export function TestForm({ draft, values, tested }: TestFormProps) {
  const t = useWords(testWords);
  const [verdict, setVerdict] = useState(tested);
  const submit = verdict === null ? t("skip") : verdict.signIn ? undefined : t("anyway");
  return (
    <StepForm draft={draft} step="test" values={values} action={saveStep} {...(submit ? { submit } : {})}>
      {({ readForm }) => (
        <>
          <Card title={t("title")} intro={t("intro")}>
            <noscript>
              <p className="text-sm">{t("script")}</p>
            </noscript>
            <ConnectionTest readForm={readForm} directory={undefined} startsItself onVerdict={setVerdict} />
          </Card>
          {verdict && !verdict.signIn ? (
            <Alert tone="warning" quiet>
              {t("failed")}
            </Alert>
          ) : null}
        </>
      )}
    </StepForm>
  );
}
