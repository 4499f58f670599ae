import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { controlClass, Field, FieldFrame, useFieldIds } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const peopleWords = words("console.providers.people", {
  title: "People",
  intro:
    "A person is identified by issuer and subject. The email address is only used to find the mailbox at the first sign-in.",
});

/** Who comes in by the provider, and how a mailbox is found at the first sign-in. */
export function PeopleFields(part: PartProps) {
  const { values, errors } = part;
  const { checkbox, field, select, words } = inputsOf(part);
  const t = useWords(peopleWords);
  const { id, control } = useFieldIds({ hint: true, error: errors.allowedDomains });
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="grid gap-5">
        <FieldGrid>
          <Field {...field("emailClaim")} />
          <Field {...field("emailProofClaim")} />
          <Field {...field("groupsClaim")} />
          <FieldFrame id={id} {...words("allowedDomains")} error={errors.allowedDomains}>
            <textarea
              {...control}
              name="allowedDomains"
              rows={3}
              defaultValue={values.texts.allowedDomains}
              spellCheck={false}
              className={`${controlClass} py-2`}
            />
          </FieldFrame>
        </FieldGrid>
        <div className="grid gap-2 lg:grid-cols-3">
          <Checkbox {...checkbox("requireVerifiedEmail")} />
          <Checkbox {...checkbox("linkByEmail")} />
          <Checkbox {...checkbox("createOnSignIn")} />
        </div>
        <FieldGrid>
          <SelectField {...select("changedAddress")} />
          <Field inputMode="url" {...field("accountUrl")} />
        </FieldGrid>
      </div>
    </Card>
  );
}
