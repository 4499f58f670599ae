import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

interface SyncFieldsProps {
  values: ProviderValues["sync"];
  errors: Record<string, string>;
}

const leavers = [
  { value: "receive-only", label: "Nobody gets in, mail is still taken" },
  { value: "disable", label: "Nobody gets in, mail is refused" },
  { value: "nothing", label: "Nothing" },
];

type NumberName =
  | "intervalMinutes"
  | "missesBeforeLeaving"
  | "graceHours"
  | "guardPercent"
  | "guardAtLeast"
  | "pageSize";

/** How the people of a Keycloak are followed: when, who is brought in, what becomes of leavers, and when a run asks first. */
export function SyncFields({ values, errors }: SyncFieldsProps) {
  const number = (name: NumberName) => ({
    ...{ name, type: "number", min: 0, inputMode: "numeric" as const },
    defaultValue: values[name],
    error: errors[name],
  });
  return (
    <Card
      title="Directory"
      intro="Reads all people by Keycloak's Admin REST API, so that mailboxes follow them. The service account needs view-users."
    >
      <input type="hidden" name="sync" value="on" />
      <div className="grid gap-5">
        <div className="grid gap-2 sm:grid-cols-2">
          <Checkbox
            name="syncEnabled"
            label="Periodic sync"
            detail="Applies changed attributes, and shuts out who has left."
            defaultChecked={values.enabled}
          />
          <Checkbox
            name="importUsers"
            label="Import users"
            detail="People without a mailbox get one, if their domain is here."
            defaultChecked={values.importUsers}
          />
          <Checkbox
            name="notices"
            label="Fast notices"
            detail="Asks for Keycloak's events every few seconds, so that changes count within 15 seconds. Needs view-events."
            defaultChecked={values.notices}
          />
        </div>
        <FieldGrid>
          <Field label="Interval in minutes" {...number("intervalMinutes")} />
          <SelectField
            label="Mailboxes of leavers"
            name="leavers"
            options={leavers}
            defaultValue={values.leavers}
          />
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
