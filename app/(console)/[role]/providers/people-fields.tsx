import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { TextAreaField } from "@/app/_ui/text-area-field";
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
  const { choice, text, tick } = inputsOf(part);
  const t = useWords(peopleWords);
  return (
    <Card title={t("title")} intro={t("intro")} gap={5}>
      <FieldGrid>
        <Field {...text("emailClaim")} />
        <Field {...text("emailProofClaim")} />
        <Field {...text("groupsClaim")} />
        <TextAreaField spellCheck={false} {...text("allowedDomains")} />
      </FieldGrid>
      <div className="grid gap-2 lg:grid-cols-3">
        <Checkbox {...tick("requireVerifiedEmail")} />
        <Checkbox {...tick("linkByEmail")} />
        <Checkbox {...tick("createOnSignIn")} />
      </div>
      <FieldGrid>
        <SelectField {...choice("changedAddress")} />
        <Field inputMode="url" {...text("accountUrl")} />
      </FieldGrid>
    </Card>
  );
}
