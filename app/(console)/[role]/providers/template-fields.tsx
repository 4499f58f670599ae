import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { ClaimsTrial } from "@/app/(console)/[role]/providers/claims-trial";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { MappingEditor } from "@/app/(console)/[role]/providers/mapping-editor";
import type { ProviderChoices } from "@/app/(console)/[role]/providers/provider-values";

interface TemplateFieldsProps extends PartProps {
  templates: ProviderChoices["templates"];
  readForm: () => FormData;
}

/** Which template a person gets, by claims; and a place to try it out. */
export function TemplateFields({ templates, readForm, ...part }: TemplateFieldsProps) {
  const { values, errors } = part;
  const { text } = inputsOf(part);
  return (
    <Card
      title="Templates"
      intro="What a mailbox is given follows from claims of the person, at every sign-in and sync."
    >
      <div className="grid gap-5">
        <FieldGrid>
          <Field
            label="Claim of the template"
            hint="A text, a list of texts, or an object whose keys count; where a mapping names no other. Inside others: realm_access.roles; a dot of a name is \\."
            {...text("templateAttribute")}
          />
          <SelectField
            label="Default template"
            hint="For everybody whom no mapping names."
            name="defaultTemplateId"
            defaultValue={values.defaultTemplateId}
            error={errors.defaultTemplateId}
            options={[{ value: "", label: "None: the domain's, or nobody new comes in" }, ...templates]}
          />
        </FieldGrid>
        <MappingEditor stored={values.mappings} templates={templates} error={errors.mappings} />
        <ClaimsTrial readForm={readForm} />
      </div>
    </Card>
  );
}
