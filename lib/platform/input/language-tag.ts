/** RFC 5646, section 4.4.1, recommends to provide for at least 35 characters. */
const longestLanguageTag = 35;

/** Tags as JSON Schema knows them: language, script, region and one variant, which is what people's languages need. */
export const languageTagSchema = {
  pattern:
    "^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?([-_]([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$",
};

/**
 * A language tag (BCP 47) in its canonical spelling, or null when the text is none. `pt_BR` is taken too: some providers
 * write the claim `locale` so (OpenID Connect Core 5.1).
 */
export function languageTag(text: string): string | null {
  try {
    const [tag = ""] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
    return tag !== "" && tag.length <= longestLanguageTag ? tag : null;
  } catch {
    return null;
  }
}
