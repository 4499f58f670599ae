import { parseByteSize } from "@/lib/platform/input/byte-size";
import { languageTag } from "@/lib/platform/input/language-tag";
import { claimedName } from "@/lib/providers/claims/claims";
import { type Claims, claimText } from "@/lib/providers/settings/claim-at";
import type { SyncSettings } from "@/lib/providers/settings/sync-settings";

/** What a person's own record says about the mailbox, beside the template; null: nothing. */
export interface DirectoryFields {
  displayName: string | null;
  /** Bytes; 0 is unlimited. */
  quotaBytes: number | null;
  /** BCP 47. */
  language: string | null;
}

/** Reads name, quota and language from the claims, or from the same attributes of the directory, as the provider's settings say. */
export function directoryFields(settings: SyncSettings, claims: Claims): DirectoryFields {
  const { displayNameAttribute, quotaAttribute, languageAttribute } = settings;
  const name = displayNameAttribute
    ? claimedName({ name: claimText(claims, displayNameAttribute) ?? undefined })
    : claimedName(claims);
  const quota = quotaAttribute ? claimText(claims, quotaAttribute) : null;
  const language = languageAttribute ? claimText(claims, languageAttribute) : null;
  return {
    displayName: name,
    quotaBytes: quota === null ? null : parseByteSize(quota),
    language: language === null ? null : languageTag(language),
  };
}

type Said = { [Name in keyof DirectoryFields]?: NonNullable<DirectoryFields[Name]> };

/** The fields of which the record says something. */
export const saidFields = (fields: DirectoryFields): Said =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
