import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const nameWords = words("console.providers.name", {
  label: "Name",
  hint: "For example, the name of your organisation. Administrators see it; people sign in with their password, without a button.",
});

interface NameFieldProps extends PartProps {
  /** Whether people sign in here by the passwords that they have there, so that no button has the name. */
  signsInHere: boolean;
}

/** What the provider is called. */
export function NameField({ signsInHere, ...part }: NameFieldProps) {
  const t = useWords(nameWords);
  const name = inputsOf(part).text("name");
  return <Field required {...name} {...(signsInHere ? { label: t("label"), hint: t("hint") } : {})} />;
}
