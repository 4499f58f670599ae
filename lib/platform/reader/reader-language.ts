import { cookieValue } from "@/lib/platform/http/cookie-value";
import { languageCookie } from "@/lib/platform/reader/preference-cookies";
import { chooseLanguage, languages, sayIn, suitingLanguage } from "@/lib/words/languages";
import type { Text } from "@/lib/words/text";

interface LanguageHints {
  /** What the reader has chosen in this browser. */
  chosen: string | null;
  /** What is kept with the reader's account: any BCP 47 tag. */
  account?: string | null;
  /** `Accept-Language`. */
  accepted: string | null;
}

/** The language that somebody chose, or that is kept with the account; null: neither, or none that there is. */
export function chosenLanguage({ chosen, account = null }: Omit<LanguageHints, "accepted">): string | null {
  return languages().find(({ tag }) => tag === chosen)?.tag ?? suitingLanguage(account);
}

/** In which language something is said: by choice, then by account, then by browser; English where nothing fits. */
export const readerLanguage = (hints: LanguageHints): string =>
  chosenLanguage(hints) ?? chooseLanguage(hints.accepted);

/** The language of whoever sends a request, where no account is known. */
export const languageOf = ({ headers }: Pick<Request, "headers">): string =>
  readerLanguage({
    chosen: cookieValue(headers.get("cookie"), languageCookie),
    accepted: headers.get("accept-language"),
  });

/** Says a text to whoever sends a request, where no page does. */
export const sayTo = (request: Pick<Request, "headers">, text: Text): string =>
  sayIn(languageOf(request))(text);
