import { fieldLabel } from "@/app/_administration/templates/given-words";
import { valueWords } from "@/app/_administration/templates/template-words";
import { formatBytes } from "@/app/_ui/bytes";

/** A field that somebody else has changed since the form was shown, in words. */
export interface StaleField {
  label: string;
  value: string;
  by: string;
}

const labels: Record<string, string> = {
  active: "In use",
  maxMailboxes: "Most mailboxes",
  maxAliases: "Most aliases",
  maxQuotaBytes: "Largest quota of a mailbox",
  totalQuotaBytes: "Quota of all mailboxes together",
  defaultTemplateId: "Template of new mailboxes",
  identityProviderId: "Source",
  localPasswordAllowed: "Local password beside the provider",
  passwordHash: "Password",
  passwordChangedAt: "Date of the password",
  directoryPasswordHash: "Mail password",
  adminState: "State",
  directoryState: "State in the directory",
  pinnedFields: "Pinned",
};

/** "clientId" for people: "Client id". */
const plain = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The name of a recorded field for people. */
export function fieldName(name: string): string {
  const given = fieldLabel(name);
  return labels[name] ?? (given === name ? plain(name) : given);
}

/** The value of a recorded field for people. */
export function fieldValue(name: string, value: unknown): string {
  if (name === "passwordHash" || name === "directoryPasswordHash") return "another one";
  if (name === "pinnedFields" && Array.isArray(value))
    return value.map((field) => fieldName(String(field))).join(", ") || "nothing";
  if (name === "identityProviderId" && value === null) return "Local";
  if (/^(max|total)/.test(name) && value === null) return "without limit";
  if (/^(max|total)QuotaBytes$/.test(name)) return formatBytes(Number(value));
  return typeof value === "object" && value !== null ? JSON.stringify(value) : valueWords(name, value);
}

/** What was changed meanwhile, as a form shows it. */
export const staleFields = (changed: Record<string, { value: unknown; by: string }>): StaleField[] =>
  Object.entries(changed).map(([name, { value, by }]) => ({
    label: fieldName(name),
    value: fieldValue(name, value),
    by,
  }));
