import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { ClaimsTrial } from "@/app/(console)/[role]/providers/claims-trial";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { MappingEditor } from "@/app/(console)/[role]/providers/mapping-editor";
import type { ProviderChoices } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const templateWords = words("console.providers.templates", {
  title: "Templates",
  intro: "A person's claims decide which template applies to the mailbox, at every sign-in and sync.",
  noDefault: "None: the domain's template, or new people are refused",
});

interface TemplateFieldsProps extends PartProps {
  templates: ProviderChoices["templates"];
  readForm: () => FormData;
}

/** Which template a person gets, by claims; and a place to try it out. */
export function TemplateFields({ templates, readForm, ...part }: TemplateFieldsProps) {
  const { values, errors } = part;
  const { field, words } = inputsOf(part);
  const t = useWords(templateWords);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="grid gap-5">
        <FieldGrid>
          <Field {...field("templateAttribute")} />
          <SelectField
            {...words("defaultTemplateId")}
            name="defaultTemplateId"
            defaultValue={values.defaultTemplateId}
            error={errors.defaultTemplateId}
            options={[{ value: "", label: t("noDefault") }, ...templates]}
          />
        </FieldGrid>
        <MappingEditor stored={values.mappings} templates={templates} error={errors.mappings} />
        <ClaimsTrial readForm={readForm} />
      </div>
    </Card>
  );
}
