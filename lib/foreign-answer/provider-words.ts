/** A provider's own error code and description (RFC 6749, section 5.2), made safe to show. */
export interface ProviderWords {
  error: string;
  description: string | null;
}

/** A text that came from outside, made safe to show and to log: printable, on one line, at most 200 characters. */
export const shownText = (text: string): string =>
  [...text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, " ").slice(0, 400)].slice(0, 200).join("");

/** A text field of an answer, safe to show; null when there is none. */
export function textField(body: unknown, name: string): string | null {
  const value = body !== null && typeof body === "object" ? (body as Record<string, unknown>)[name] : null;
  return typeof value === "string" && value !== "" ? shownText(value) : null;
}

/** What a provider says about its refusal; null when it says nothing. */
export function providerWords(body: unknown): ProviderWords | null {
  const error = textField(body, "error");
  return error === null ? null : { error, description: textField(body, "error_description") };
}

/** Status and the provider's own words, such as `401 invalid_client: Bad secret`. */
export const statusWords = (status: number, words: ProviderWords | null): string =>
  [status, words?.error].filter(Boolean).join(" ") + (words?.description ? `: ${words.description}` : "");
