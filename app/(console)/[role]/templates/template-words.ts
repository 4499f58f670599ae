import { formatBytes } from "@/app/_ui/bytes";
import { doorChoices, landingChoices, permissionChoices } from "@/app/(console)/[role]/templates/given-words";
import type { TemplateFields } from "@/lib/accounts/template/fields";

export const quotaWords = (bytes: number) => (bytes === 0 ? "Unlimited" : formatBytes(bytes));
const landingWords = (value: string) => landingChoices.find((one) => one.value === value)?.label ?? value;

/** The labels of what is given, or `nothing`. */
const given = <Name extends string>(
  row: Record<Name, boolean>,
  choices: readonly { value: Name; label: string }[],
  nothing: string,
) =>
  choices
    .filter(({ value }) => row[value])
    .map(({ label }) => label)
    .join(", ") || nothing;

export const doorWords = (row: TemplateFields) =>
  doorChoices.every(({ value }) => row[value]) ? "All" : given(row, doorChoices, "None");

/** What a template gives, for people who only read it. */
export const templateEntries = (row: TemplateFields): [string, string][] => [
  ["Quota", quotaWords(row.quotaBytes)],
  ["Opens after sign-in", landingWords(row.landing)],
  ["Ways in", doorWords(row)],
  ["People may themselves", given(row, permissionChoices, "Nothing")],
  ["Second factor", row.requireSecondFactor ? "Required" : "As people like"],
];

/** The value of a field that a template gives, in words. */
export function valueWords(name: string, value: unknown): string {
  if (name === "quotaBytes") return quotaWords(Number(value));
  if (name === "landing") return landingWords(String(value));
  if (name === "requireSecondFactor") return value ? "required" : "as people like";
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value ?? "none");
}
