import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const attributeWords = words("console.providers.attributes", {
  title: "Attributes",
  intro:
    "Read from a person's claims at sign-in, and from directory attributes of the same name during a sync. People must not be able to edit these themselves.",
  displayName: "Display name attribute",
  displayNameHint: "Leave empty to use the name, or the first and last name.",
  quota: "Quota attribute",
  quotaHint: "In bytes, or with a unit, such as 5 GiB. Leave empty to use the template's quota.",
  aliases: "Alias attribute",
  aliasesHint:
    "A list of addresses. Values such as smtp:… from Active Directory's proxyAddresses also work. Leave empty to ignore it.",
  language: "Language attribute",
  languageHint:
    "For example, locale. Shown on the mailbox and in the API; webmail has its own setting. Leave empty to ignore it.",
});

const fields = ["displayName", "quota", "aliases", "language"] as const;

/** The inputs of this part, by their names. */
export const attributeInputs = fields.map((name) => `${name}Attribute`);

/** What of a person's own record a mailbox follows, beside the template. */
export function AttributeFields(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(attributeWords);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <FieldGrid>
        {fields.map((name) => (
          <Field key={name} label={t(name)} hint={t(`${name}Hint`)} {...text(`${name}Attribute`)} />
        ))}
      </FieldGrid>
    </Card>
  );
}
