import { fieldName, fieldValue } from "@/app/(console)/stale-fields";
import type { TemplateFields } from "@/lib/accounts/template/fields";
import { permissions } from "@/lib/platform/db/permissions";
import { inSight, protocols } from "@/lib/platform/db/protocols";
import type { Text } from "@/lib/words/text";

type Say = (text: Text) => string;

export const quotaWords = (bytes: number): Text => fieldValue("quotaBytes", bytes, "template");

/** The labels of what is given, or `nothing`. */
const given = <Name extends string>(
  row: Record<Name, boolean>,
  names: readonly Name[],
  nothing: string,
  say: Say,
) =>
  names
    .filter((name) => row[name])
    .map((name) => say(fieldName(name, "template")))
    .join(", ") || nothing;

export const doorWords = (row: TemplateFields, say: Say) =>
  protocols.every((name) => row[name]) ? "All" : given(row, inSight(protocols), "None", say);

/** What a template gives, for people who only read it. */
export const templateEntries = (row: TemplateFields, say: Say): [string, string][] => [
  ["Quota", say(quotaWords(row.quotaBytes))],
  ["Opens after sign-in", say(fieldValue("landing", row.landing, "template"))],
  ["Ways in", doorWords(row, say)],
  ["People may themselves", given(row, permissions, "Nothing", say)],
  ["Second factor", row.requireSecondFactor ? "Required" : "As people like"],
];
