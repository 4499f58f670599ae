import { parseByteSize } from "@/lib/byte-size";
import { type Claims, claimedName } from "@/lib/identity-provider/claims";
import type { SyncSettings } from "@/lib/identity-provider/sync-settings";
import { languageTag } from "@/lib/language-tag";

/** What a person's own record says about the mailbox, beside the template; null: nothing. */
export interface DirectoryFields {
  displayName: string | null;
  /** Bytes; 0 is unlimited. */
  quotaBytes: number | null;
  /** BCP 47. */
  language: string | null;
}

const firstText = (value: unknown): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" || typeof first === "number" ? String(first) : null;
};

/** Reads name, quota and language from the claims, or from the same attributes of the directory, as the provider's settings say. */
export function directoryFields(settings: SyncSettings, claims: Claims): DirectoryFields {
  const { displayNameAttribute, quotaAttribute, languageAttribute } = settings;
  const name = displayNameAttribute
    ? claimedName({ name: firstText(claims[displayNameAttribute]) ?? undefined })
    : claimedName(claims);
  const quota = quotaAttribute ? firstText(claims[quotaAttribute]) : null;
  const language = languageAttribute ? firstText(claims[languageAttribute]) : null;
  return {
    displayName: name,
    quotaBytes: quota === null ? null : parseByteSize(quota),
    language: language === null ? null : languageTag(language),
  };
}
