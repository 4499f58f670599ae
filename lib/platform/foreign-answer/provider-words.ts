/** A provider's own error code and description (RFC 6749, section 5.2), made safe to show. */
export interface ProviderWords {
  error: string;
  description: string | null;
}

/** What may be a token or a code that somebody quotes: long, with a digit, and no UUID, by which providers name an event. */
const mayBeSecret =
  /(?<![\w-])(?=[A-Za-z_-]*\d)(?![\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(?![\w-]))[\w-]{20,}/gi;

/** A text that came from outside, made safe to show and to log: printable, on one line, at most 200 characters. */
export const shownText = (text: string): string =>
  [...text.slice(0, 400).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, " ")].slice(0, 200).join("");

/** Words in which somebody may quote what was sent: as `shownText`, and without what may be a token. */
const shownWords = (text: string): string => shownText(text.slice(0, 2_000).replace(mayBeSecret, "[hidden]"));

/** A text field of an answer, safe to show; null when there is none. */
export function textField(body: unknown, name: string): string | null {
  const value = body !== null && typeof body === "object" ? (body as Record<string, unknown>)[name] : null;
  return typeof value === "string" && value !== "" ? shownWords(value) : null;
}

/** What a provider says about its refusal; null when it says nothing. */
export function providerWords(body: unknown): ProviderWords | null {
  const error = textField(body, "error");
  return error === null ? null : { error, description: textField(body, "error_description") };
}

/** Status and the provider's own words, such as `401 invalid_client: Bad secret`. */
export const statusWords = (status: number, words: ProviderWords | null): string =>
  [status, words?.error].filter(Boolean).join(" ") + (words?.description ? `: ${words.description}` : "");
