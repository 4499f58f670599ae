import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const choiceWords = words("console.mailboxes.new.domain", { domain: "Domain", continue: "Continue" });

interface DomainChoiceProps {
  /** Where the choice is sent, as `?domain=`. */
  path: string;
  chosen: string;
  names: string[];
  /** More domains than a list should have: the name is typed then. */
  many: boolean;
}

/** The choice of a domain: a plain form, so that what follows has an address of its own. */
export function DomainChoice({ path, chosen, names, many }: DomainChoiceProps) {
  const t = useWords(choiceWords);
  const field = { label: t("domain"), name: "domain", defaultValue: chosen };
  return (
    <form action={path} className="flex max-w-xl flex-wrap items-end gap-3 [&>div]:min-w-52 [&>div]:grow">
      {many ? (
        <Field {...field} autoComplete="off" required />
      ) : (
        <SelectField {...field} options={names.map((name) => ({ value: name, label: name }))} />
      )}
      <Button type="submit">{t("continue")}</Button>
    </form>
  );
}
