import { Checkbox, CheckboxGroup } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import {
  doorChoices,
  factorChoice,
  landingChoices,
  permissionChoices,
} from "@/app/(console)/[role]/templates/given-words";

interface GivenFieldsProps {
  /** As the form shows them; `doors` and `may` with commas between them. */
  values: Record<string, string>;
  errors: Record<string, string> | undefined;
  /** Names of fields that are marked as pinned. */
  pinned?: readonly string[];
}

/** The inputs for everything that a template gives. */
export function GivenFields({ values, errors, pinned = [] }: GivenFieldsProps) {
  const mark = (name: string) => (pinned.includes(name) ? " · pinned" : "");
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  return (
    <div className="grid gap-5">
      <FieldGrid>
        <Field
          label={`Quota in GB${mark("quotaBytes")}`}
          hint="Empty: unlimited."
          inputMode="decimal"
          {...text("quotaBytes")}
        />
        <SelectField
          label={`Opens after sign-in${mark("landing")}`}
          options={landingChoices}
          {...text("landing")}
        />
      </FieldGrid>
      <Ticks legend="Ways in" name="doors" choices={doorChoices} {...{ values, errors, mark }} />
      <Ticks
        legend="People may themselves"
        name="may"
        choices={permissionChoices}
        {...{ values, errors, mark }}
      />
      <CheckboxGroup legend="Signing in">
        <div className="sm:col-span-2">
          <Checkbox
            {...factorChoice}
            label={factorChoice.label + mark(factorChoice.name)}
            defaultChecked={values.requireSecondFactor === "on"}
          />
        </div>
      </CheckboxGroup>
    </div>
  );
}

interface TicksProps extends Omit<GivenFieldsProps, "pinned"> {
  legend: string;
  name: string;
  choices: readonly { value: string; label: string; detail: string }[];
  /** What follows the label of a choice. */
  mark: (name: string) => string;
}

/** One checkbox per choice, all of one name. */
function Ticks({ legend, name, choices, values, errors, mark }: TicksProps) {
  const ticked = values[name]?.split(",") ?? [];
  return (
    <CheckboxGroup legend={legend} error={errors?.[name]}>
      {choices.map(({ value, label, detail }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          defaultChecked={ticked.includes(value)}
          label={label + mark(value)}
          detail={detail}
        />
      ))}
    </CheckboxGroup>
  );
}
