import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useSay, useWords } from "@/app/_words/use-words";
import { forNumber, inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { type Text, words } from "@/lib/words/text";

const directoryWords = words("console.providers.directory", { title: "Directory" });

interface SyncFieldsProps extends PartProps {
  /** By what the people are read, and what that needs there. */
  intro: Text;
  /** By what the directory tells of changes; left out: it does not. */
  notices?: Text;
}

const numbers = ["missesBeforeLeaving", "graceHours", "guardPercent", "guardAtLeast", "pageSize"];

/** How the people of a directory are followed: when, who is brought in, what becomes of deprovisioned users, and when a run asks first. */
export function SyncFields({ intro, notices, ...part }: SyncFieldsProps) {
  const { choice, text, tick } = inputsOf(part);
  const [t, say] = [useWords(directoryWords), useSay()];
  return (
    <Card title={t("title")} intro={say(intro)} gap={5}>
      <div className="grid gap-2 sm:grid-cols-2">
        <Checkbox {...tick("syncEnabled")} />
        <Checkbox {...tick("importUsers")} />
        {notices === undefined ? null : <Checkbox {...tick("notices")} detail={say(notices)} />}
      </div>
      <FieldGrid>
        <Field {...forNumber} {...text("intervalMinutes")} />
        <SelectField {...choice("leavers")} />
        {numbers.map((name) => (
          <Field key={name} {...forNumber} {...text(name)} />
        ))}
      </FieldGrid>
    </Card>
  );
}
