import { templateWords } from "@/app/(console)/[role]/templates/words";
import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import type { TemplateFields } from "@/lib/accounts/template/fields";
import { permissions } from "@/lib/platform/db/permissions";
import { inSight, protocols } from "@/lib/platform/db/protocols";
import type { Text } from "@/lib/words/text";

export const quotaText = (bytes: number): Text => fieldValue("quotaBytes", bytes, "template");

/** The labels of what is given. */
function given<Name extends string>(row: Record<Name, boolean>, names: readonly Name[]): Text {
  const labels = names.filter((name) => row[name]).map((name) => fieldName(name, "template"));
  return labels.length > 0 ? templateWords("several", { names: labels }) : templateWords("none");
}

export const servicesText = (row: TemplateFields): Text =>
  protocols.every((name) => row[name]) ? templateWords("allServices") : given(row, inSight(protocols));

/** What a template gives, for people who only read it. */
export const templateEntries = (row: TemplateFields): [Text, Text][] => [
  [fieldName("quotaBytes", "template"), quotaText(row.quotaBytes)],
  [fieldName("startPage", "template"), fieldValue("startPage", row.startPage, "template")],
  [templateWords("services"), servicesText(row)],
  [templateWords("permissions"), given(row, permissions)],
  [templateWords("secondFactor"), templateWords(row.requireSecondFactor ? "required" : "optional")],
];
