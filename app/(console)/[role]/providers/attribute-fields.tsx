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
});

/** What of a person's own record a mailbox follows, beside the template. */
export function AttributeFields(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(attributeWords);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <FieldGrid>
        {part.values.attributes.map((name) => (
          <Field key={name} {...text(name)} />
        ))}
      </FieldGrid>
    </Card>
  );
}
