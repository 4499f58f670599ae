import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import type { TemplateFields } from "@/lib/accounts/template/fields";
import { permissions } from "@/lib/platform/db/permissions";
import { inSight, protocols } from "@/lib/platform/db/protocols";

export const quotaWords = (bytes: number) => fieldValue("quotaBytes", bytes, "template");

/** The labels of what is given, or `nothing`. */
const given = <Name extends string>(row: Record<Name, boolean>, names: readonly Name[], nothing: string) =>
  names
    .filter((name) => row[name])
    .map((name) => fieldName(name, "template"))
    .join(", ") || nothing;

export const doorWords = (row: TemplateFields) =>
  protocols.every((name) => row[name]) ? "All" : given(row, inSight(protocols), "None");

/** What a template gives, for people who only read it. */
export const templateEntries = (row: TemplateFields): [string, string][] => [
  ["Quota", quotaWords(row.quotaBytes)],
  ["Opens after sign-in", fieldValue("landing", row.landing, "template")],
  ["Ways in", doorWords(row)],
  ["People may themselves", given(row, permissions, "Nothing")],
  ["Second factor", row.requireSecondFactor ? "Required" : "As people like"],
];
