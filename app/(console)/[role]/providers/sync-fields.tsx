import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";

interface SyncFieldsProps extends PartProps {
  /** By what the people are read, and what that needs there. */
  intro: string;
  /** By what the directory tells of changes; left out: it does not. */
  notices?: string;
}

const leavers = [
  { value: "receive-only", label: "Nobody gets in, mail is still taken" },
  { value: "disable", label: "Nobody gets in, mail is refused" },
  { value: "nothing", label: "Nothing" },
];

/** How the people of a directory are followed: when, who is brought in, what becomes of leavers, and when a run asks first. */
export function SyncFields({ intro, notices, ...part }: SyncFieldsProps) {
  const { choice, tick } = inputsOf(part);
  const number = (name: string) => ({
    ...choice(name),
    type: "number",
    min: 0,
    inputMode: "numeric" as const,
  });
  return (
    <Card title="Directory" intro={intro}>
      <div className="grid gap-5">
        <div className="grid gap-2 sm:grid-cols-2">
          <Checkbox
            label="Periodic sync"
            detail="Applies changed attributes, and shuts out who has left."
            {...tick("syncEnabled")}
          />
          <Checkbox
            label="Import users"
            detail="People without a mailbox get one, if their domain is here."
            {...tick("importUsers")}
          />
          {notices === undefined ? null : (
            <Checkbox label="Fast notices" detail={notices} {...tick("notices")} />
          )}
        </div>
        <FieldGrid>
          <Field label="Interval in minutes" {...number("intervalMinutes")} />
          <SelectField label="Mailboxes of leavers" options={leavers} {...choice("leavers")} />
          <Field
            label="Runs that must miss somebody"
            hint="Before a person who is not found counts as left."
            {...number("missesBeforeLeaving")}
          />
          <Field
            label="Or hours that somebody must be missing"
            hint="Empty: the number of runs counts. Filled in, the hours count instead."
            {...number("graceHours")}
          />
          <Field
            label="Ask first above this share, in percent"
            hint="Of this provider's mailboxes, changed or shut out by one run."
            {...number("guardPercent")}
          />
          <Field
            label="Never ask up to this number"
            hint="For small installations, where one person is a large share."
            {...number("guardAtLeast")}
          />
          <Field
            label="People per request"
            hint="At most; pages become smaller by themselves where the server is slow."
            {...number("pageSize")}
          />
        </FieldGrid>
      </div>
    </Card>
  );
}
