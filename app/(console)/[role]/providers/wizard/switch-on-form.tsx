"use client";

import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { useWords } from "@/app/_words/use-words";
import { inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { PeoplePreviewCard } from "@/app/(console)/[role]/providers/wizard/people-preview";
import { StepForm } from "@/app/(console)/[role]/providers/wizard/step-form";
import { finishProvider } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { words } from "@/lib/words/text";

const switchWords = words("console.providers.wizard.switchStep", {
  signIn: "Signing in",
  enable: "Let people sign in with it",
  enableDetail: "Its button appears on the login page.",
  enableDetailHere: "People sign in with their passwords from the directory.",
  directory: "Import and sync",
  directoryIntro: "You can also turn these on later. Nobody's mail is ever deleted by a sync.",
  untested: "The connection has not been tested successfully with these settings.",
  connect: "Connect {name}",
});

interface SwitchOnFormProps {
  draft: string;
  values: ProviderValues;
  /** Whether the last test of these settings found that people can sign in. */
  works: boolean;
  /** Whether its people can be read, and whether it tells of changes. */
  reads: { people: boolean; events: boolean };
}

/** The last step: what is switched on, with a look at what that would do; only its button changes anything. */
export function SwitchOnForm({ draft, values, works, reads }: SwitchOnFormProps) {
  const t = useWords(switchWords);
  const hint = t(kindForms[values.kind].signsInHere ? "enableDetailHere" : "enableDetail");
  return (
    <StepForm
      draft={draft}
      step="switch-on"
      values={values}
      action={finishProvider}
      submit={t("connect", { name: values.texts.name ?? "" })}
    >
      {({ errors, readForm }) => {
        const { tick } = inputsOf({ values, errors });
        return (
          <>
            {works ? null : (
              <Alert tone="warning" quiet>
                {t("untested")}
              </Alert>
            )}
            <Card title={t("signIn")} gap={2}>
              <Checkbox {...tick("enabled", { label: t("enable"), hint })} />
              <Checkbox {...tick("createOnSignIn")} />
              <Checkbox {...tick("linkByEmail")} />
            </Card>
            {reads.people ? (
              <Card title={t("directory")} intro={t("directoryIntro")} gap={5}>
                <div className="grid gap-2">
                  <Checkbox {...tick("importUsers")} />
                  <Checkbox {...tick("syncEnabled")} />
                  {reads.events ? <Checkbox {...tick("notices")} /> : null}
                </div>
                <PeoplePreviewCard readForm={readForm} />
              </Card>
            ) : null}
          </>
        );
      }}
    </StepForm>
  );
}
