import type { MailboxRow } from "@/lib/access/queries";
import { type PinnableField, pinnableFields } from "@/lib/platform/db/schema/mailbox";

/** The fields of a mailbox that a template or a directory gives, and which template it was. */
export type Managed = Pick<MailboxRow, PinnableField | "templateId">;
type WithPins = Managed & Pick<MailboxRow, "pinnedFields">;

export const managedFields = [...pinnableFields, "templateId"] as const;

export const managedPart = (row: Managed): Managed =>
  Object.fromEntries(managedFields.map((name) => [name, row[name]])) as Managed;

/** The fields after `wanted` was given: what an administrator has pinned stays. */
export function effectiveFields(current: WithPins, wanted: Partial<Managed>): Managed {
  const pinned: readonly string[] = current.pinnedFields;
  const open = Object.entries(wanted).filter(([name]) => !pinned.includes(name));
  return { ...managedPart(current), ...Object.fromEntries(open) };
}

/** Whether these fields, pinned or not, are as `wanted` already; `otherwise` is wanted of those of which that says nothing. */
export const hasAll = (
  current: Managed,
  wanted: Partial<Managed>,
  otherwise: Partial<Managed> = {},
): boolean =>
  managedFields.every((name) => {
    const value = wanted[name] === undefined ? otherwise[name] : wanted[name];
    return value === undefined || value === current[name];
  });

/** The pinned fields that `wanted` would change, were they not pinned. */
export const heldFields = (current: WithPins, wanted: Partial<Managed>): PinnableField[] =>
  current.pinnedFields.filter((name) => wanted[name] !== undefined && wanted[name] !== current[name]);
