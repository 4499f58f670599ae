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

/** Reads quota, name and what else is said of the person from the claims, or from the same attributes of the directory, as the provider's settings say. */
export function directoryFields(settings: SyncSettings, claims: Claims): DirectoryFields {
  const { quotaAttribute } = settings;
  const person = personFields.map((name) => [name, readField(name, settings, claims)]);
  const quota = quotaAttribute ? claimText(claims, quotaAttribute) : null;
  return {
    ...(Object.fromEntries(person) as Record<PersonField, string | null>),
    quotaBytes: quota === null ? null : parseByteSize(quota),
  };
}

function readField(name: PersonField, settings: SyncSettings, claims: Claims): string | null {
  const named = settings[`${name}Attribute`];
  if (!named) return withoutAttribute[name]?.(claims) ?? null;
  const text = claimText(claims, named);
  return text === null ? null : (described[name].attribute?.read(text) ?? null);
}

type Said = { [Name in keyof DirectoryFields]?: NonNullable<DirectoryFields[Name]> };

/** The fields of which the record says something. */
export const saidFields = (fields: DirectoryFields): Said =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
