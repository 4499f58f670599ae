import { Field } from "@/app/_ui/field";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const nameWords = words("console.providers.wizard.name", {
  more: "Short name:",
  shortNameHint: "Part of the addresses that you enter at the provider. Can't be changed later.",
});

/** The name in our addresses, which is filled in already; folded until somebody wants another. */
export function ShortName(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(nameWords);
  return (
    <Folded
      title={
        <>
          {t("more")} <code className="font-normal text-muted">{part.values.texts.slug}</code>
        </>
      }
      open={part.errors.slug !== undefined}
      className="mt-3 max-w-md"
    >
      <Field autoCapitalize="none" required {...text("slug")} hint={t("shortNameHint")} />
    </Folded>
  );
}
