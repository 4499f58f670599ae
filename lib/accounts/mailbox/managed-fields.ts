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

type Entry = { [Name in keyof Managed]: readonly [Name, Managed[Name]] }[keyof Managed];

/** By what a template gives to all of its mailboxes. */
const entriesOf = new WeakMap<Partial<Managed>, Entry[]>();

function givenEntries(given: Partial<Managed>): Entry[] {
  const known = entriesOf.get(given);
  if (known) return known;
  const entries = managedFields.flatMap((name) =>
    given[name] === undefined ? [] : [[name, given[name]] as Entry],
  );
  entriesOf.set(given, entries);
  return entries;
}

/** Whether these fields, pinned or not, are as `wanted` already; `otherwise` is wanted of those of which that says nothing. */
export function hasAll(
  current: Managed,
  wanted: Partial<Managed>,
  otherwise: Readonly<Partial<Managed>> = {},
): boolean {
  for (const [name, value] of givenEntries(otherwise))
    if (current[name] !== value && wanted[name] === undefined) return false;
  for (const name of Object.keys(wanted) as (keyof Managed)[])
    if (wanted[name] !== undefined && wanted[name] !== current[name]) return false;
  return true;
}

/** The pinned fields that `wanted` would change, were they not pinned. */
export const heldFields = (current: WithPins, wanted: Partial<Managed>): PinnableField[] =>
  current.pinnedFields.filter((name) => wanted[name] !== undefined && wanted[name] !== current[name]);
