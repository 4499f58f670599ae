import { type PersonField, personFields } from "@/lib/platform/db/schema/mailbox";
import { parseByteSize } from "@/lib/platform/input/byte-size";
import { claimedName } from "@/lib/providers/claims/claims";
import { type Claims, claimText } from "@/lib/providers/settings/claim-at";
import { personFields as described } from "@/lib/providers/settings/person-fields";
import type { SyncSettings } from "@/lib/providers/settings/sync-settings";

/** What a person's own record says about the mailbox, beside the template; null: nothing. */
export interface DirectoryFields extends Record<PersonField, string | null> {
  /** Bytes; 0 is unlimited. */
  quotaBytes: number | null;
}

/** What says a field of the person where no attribute is named for it. */
const withoutAttribute: Partial<Record<PersonField, (claims: Claims) => string | null>> = {
  displayName: claimedName,
};

type Read = (claims: Claims) => string | null;
/** What says one of the fields. */
type Reader = [name: PersonField, read: Read];

/** By its settings, which say the same of everybody: most name attributes for few of the fields. */
const readers = new WeakMap<SyncSettings, Reader[]>();

function readersOf(settings: SyncSettings): Reader[] {
  const known = readers.get(settings);
  if (known) return known;
  const own = personFields.flatMap((name): Reader[] => {
    const read = readerOf(name, settings);
    return read ? [[name, read]] : [];
  });
  readers.set(settings, own);
  return own;
}

function readerOf(name: PersonField, settings: SyncSettings): Read | undefined {
  const named = settings[`${name}Attribute`];
  if (!named) return withoutAttribute[name];
  return (claims) => {
    const text = claimText(claims, named);
    return text === null ? null : (described[name].attribute?.read(text) ?? null);
  };
}

const nothingSaid = Object.fromEntries(personFields.map((name) => [name, null])) as Record<PersonField, null>;

/** Reads quota, name and what else is said of the person from the claims, or from the same attributes of the directory, as the provider's settings say. */
export function directoryFields(settings: SyncSettings, claims: Claims): DirectoryFields {
  const fields: DirectoryFields = { ...nothingSaid, quotaBytes: quotaOf(settings, claims) };
  for (const [name, read] of readersOf(settings)) fields[name] = read(claims);
  return fields;
}

function quotaOf({ quotaAttribute }: SyncSettings, claims: Claims): number | null {
  const quota = quotaAttribute ? claimText(claims, quotaAttribute) : null;
  return quota === null ? null : parseByteSize(quota);
}

type Said = { [Name in keyof DirectoryFields]?: NonNullable<DirectoryFields[Name]> };

/** The fields of which the record says something, as `directoryFields` reads them. */
export function saidFields(settings: SyncSettings, claims: Claims): Said {
  const said: Said = {};
  const quotaBytes = quotaOf(settings, claims);
  if (quotaBytes !== null) said.quotaBytes = quotaBytes;
  for (const [name, read] of readersOf(settings)) {
    const text = read(claims);
    if (text !== null) said[name] = text;
  }
  return said;
}
