import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import type { FilledInputs } from "@/app/(console)/filled-inputs";
import { permissions } from "@/lib/platform/db/permissions";
import { inSight, protocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const givenWords = words("console.templates.given", { signIn: "Sign-in" });

/** The inputs for everything that a template gives. */
export function GivenFields({ inputs: { text, choice, tick } }: { inputs: FilledInputs }) {
  const [t, all] = [useWords(givenWords), useWords(templateWords)];
  const boxes = (names: readonly string[]) => names.map((name) => <Checkbox key={name} {...tick(name)} />);
  return (
    <div className="grid gap-5">
      <FieldGrid>
        <Field inputMode="decimal" {...text("quotaBytes")} />
        <SelectField {...choice("startPage")} />
      </FieldGrid>
      <CheckboxGroup legend={all("services")}>{boxes(inSight(protocols))}</CheckboxGroup>
      <CheckboxGroup legend={all("permissions")}>{boxes(permissions)}</CheckboxGroup>
      <CheckboxGroup legend={t("signIn")}>
        <div className="sm:col-span-2">{boxes(["requireSecondFactor"])}</div>
      </CheckboxGroup>
    </div>
  );
}
