import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const directoryWords = words("console.providers.directory", {
  title: "Directory",
  periodic: "Periodic sync",
  periodicDetail: "Applies changed attributes and deprovisions people who left.",
  import: "Import users",
  importDetail: "Creates a mailbox for people who don't have one, if their domain exists here.",
  events: "Directory events",
  interval: "Interval in minutes",
  leavers: "Mailboxes of deprovisioned users",
  "receive-only": "Block sign-in, keep receiving mail",
  disable: "Block sign-in, reject mail",
  nothing: "Leave unchanged",
  misses: "Missed runs before deprovisioning",
  missesHint: "In how many runs in a row a person must be missing from the directory.",
  graceHours: "Hours before deprovisioning",
  graceHoursHint: "If filled in, this replaces the number of missed runs.",
  guardPercent: "Approval threshold in percent",
  guardPercentHint:
    "A run waits for approval if it would change or deprovision a larger share of this provider's mailboxes.",
  guardAtLeast: "No approval up to",
  guardAtLeastHint: "Number of mailboxes. For small installations, where one person is a large share.",
  pageSize: "People per request",
  pageSizeHint: "At most. Requests get smaller automatically when the server is slow.",
});

interface SyncFieldsProps extends PartProps {
  /** By what the people are read, and what that needs there. */
  intro: string;
  /** By what the directory tells of changes; left out: it does not. */
  notices?: string;
}

const leavers = ["receive-only", "disable", "nothing"] as const;

/** How the people of a directory are followed: when, who is brought in, what becomes of leavers, and when a run asks first. */
export function SyncFields({ intro, notices, ...part }: SyncFieldsProps) {
  const { choice, tick } = inputsOf(part);
  const t = useWords(directoryWords);
  const number = (name: string) => ({
    ...choice(name),
    type: "number",
    min: 0,
    inputMode: "numeric" as const,
  });
  return (
    <Card title={t("title")} intro={intro}>
      <div className="grid gap-5">
        <div className="grid gap-2 sm:grid-cols-2">
          <Checkbox label={t("periodic")} detail={t("periodicDetail")} {...tick("syncEnabled")} />
          <Checkbox label={t("import")} detail={t("importDetail")} {...tick("importUsers")} />
          {notices === undefined ? null : (
            <Checkbox label={t("events")} detail={notices} {...tick("notices")} />
          )}
        </div>
        <FieldGrid>
          <Field label={t("interval")} {...number("intervalMinutes")} />
          <SelectField
            label={t("leavers")}
            options={leavers.map((value) => ({ value, label: t(value) }))}
            {...choice("leavers")}
          />
          <Field label={t("misses")} hint={t("missesHint")} {...number("missesBeforeLeaving")} />
          <Field label={t("graceHours")} hint={t("graceHoursHint")} {...number("graceHours")} />
          <Field label={t("guardPercent")} hint={t("guardPercentHint")} {...number("guardPercent")} />
          <Field label={t("guardAtLeast")} hint={t("guardAtLeastHint")} {...number("guardAtLeast")} />
          <Field label={t("pageSize")} hint={t("pageSizeHint")} {...number("pageSize")} />
        </FieldGrid>
      </div>
    </Card>
  );
}
