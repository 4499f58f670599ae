import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { ClaimsTrial } from "@/app/(console)/[role]/providers/claims-trial";
import { DefaultTemplateField } from "@/app/(console)/[role]/providers/default-template-field";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { MappingEditor } from "@/app/(console)/[role]/providers/mapping-editor";
import type { ProviderChoices } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const templateWords = words("console.providers.templates", {
  title: "Templates",
  intro: "A person's claims decide which template applies to the mailbox, at every sign-in and sync.",
});

interface TemplateFieldsProps extends PartProps {
  templates: ProviderChoices["templates"];
  readForm: () => FormData;
}

/** Which template a person gets, by claims; and a place to try it out. */
export function TemplateFields({ templates, readForm, ...part }: TemplateFieldsProps) {
  const { values, errors } = part;
  const { text } = inputsOf(part);
  const t = useWords(templateWords);
  return (
    <Card title={t("title")} intro={t("intro")} gap={5}>
      <FieldGrid>
        <Field {...text("templateAttribute")} />
        <DefaultTemplateField {...part} templates={templates} />
      </FieldGrid>
      <MappingEditor stored={values.mappings} templates={templates} error={errors.mappings} />
      <ClaimsTrial readForm={readForm} />
    </Card>
  );
}
