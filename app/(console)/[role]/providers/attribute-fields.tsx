import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";

const fields = [
  ["displayNameAttribute", "Attribute of the display name", "Empty: the name, or first and last name."],
  ["quotaAttribute", "Attribute of the quota", "Bytes, or a size such as 5 GiB. Empty: the template's."],
  [
    "aliasesAttribute",
    "Attribute of the aliases",
    "A list of addresses, also as smtp:… like Active Directory's proxyAddresses. Empty: not followed.",
  ],
  [
    "languageAttribute",
    "Attribute of the language",
    "Such as locale. Shown at the mailbox and by the API; webmail has a setting of its own. Empty: not followed.",
  ],
] as const;

/** What of a person's own record a mailbox follows, beside the template. */
export function AttributeFields(part: PartProps) {
  const { text } = inputsOf(part);
  return (
    <Card
      title="Attributes"
      intro="Claims of the person at a sign-in, and attributes of the same names where a directory is read. People must not be able to set them for themselves."
    >
      <FieldGrid>
        {fields.map(([name, label, hint]) => (
          <Field key={name} label={label} hint={hint} {...text(name)} />
        ))}
      </FieldGrid>
    </Card>
  );
}
