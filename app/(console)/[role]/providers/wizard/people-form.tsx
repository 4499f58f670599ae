"use client";

import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { Folded } from "@/app/_ui/folded";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import { ClaimsTrial } from "@/app/(console)/[role]/providers/claims-trial";
import { DefaultTemplateField } from "@/app/(console)/[role]/providers/default-template-field";
import { inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { MappingEditor } from "@/app/(console)/[role]/providers/mapping-editor";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { PersonTrialCard } from "@/app/(console)/[role]/providers/wizard/person-trial";
import { StepForm } from "@/app/(console)/[role]/providers/wizard/step-form";
import { saveStep } from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { words } from "@/lib/words/text";

const peopleWords = words("console.providers.wizard.peopleStep", {
  domains: "Whose addresses can it bring?",
  domainsIntro: "People can only get a mailbox in these domains.",
  template: "Which template do people get?",
  templateIntro: "A template sets quota, protocols and rights. Most installations need one for everybody.",
  byGroup: "Different templates by group, department or another claim",
  trial: "Try it with a person",
  paste: "Paste claims instead",
});

interface PeopleFormProps {
  draft: string;
  values: ProviderValues;
  templates: ProviderChoices["templates"];
  /** Whose people can be read, such as Keycloak; null: nobody's. */
  directory: string | null;
}

/** The third step: who gets a mailbox, and which template, tried with somebody real. */
export function PeopleForm({ draft, values, templates, directory }: PeopleFormProps) {
  const t = useWords(peopleWords);
  return (
    <StepForm draft={draft} step="people" values={values} action={saveStep}>
      {({ errors, readForm }) => {
        const { text } = inputsOf({ values, errors });
        const own = values.mappings.length > 0 || errors.mappings !== undefined;
        return (
          <>
            <Card title={t("domains")} intro={t("domainsIntro")}>
              <div className="max-w-md">
                <TextAreaField spellCheck={false} {...text("allowedDomains")} />
              </div>
            </Card>
            <Card title={t("template")} intro={t("templateIntro")} gap={5}>
              <div className="max-w-md">
                <DefaultTemplateField values={values} errors={errors} templates={templates} />
              </div>
              <Folded title={t("byGroup")} open={own} className="mt-4 grid gap-5">
                <Field {...text("templateAttribute")} />
                <MappingEditor stored={values.mappings} templates={templates} error={errors.mappings} />
              </Folded>
            </Card>
            <Card title={t("trial")} gap={5}>
              {directory ? <PersonTrialCard directory={directory} readForm={readForm} /> : null}
              {directory ? (
                <Folded title={t("paste")}>
                  <ClaimsTrial readForm={readForm} />
                </Folded>
              ) : (
                <ClaimsTrial readForm={readForm} />
              )}
            </Card>
          </>
        );
      }}
    </StepForm>
  );
}
