import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import type { ProviderChoices } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const templateWords = words("console.providers.defaultTemplate", {
  none: "None: the domain's template, or new people are refused",
});

/** The template of whoever no mapping fits. */
export function DefaultTemplateField({ templates, ...part }: PartProps & Pick<ProviderChoices, "templates">) {
  const t = useWords(templateWords);
  return (
    <SelectField
      {...inputsOf(part).choice("defaultTemplateId")}
      options={[{ value: "", label: t("none") }, ...templates]}
    />
  );
}
