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

/** In which language something is said: by choice, then by account, then by browser; English where nothing fits. */
export function readerLanguage({ chosen, account = null, accepted }: LanguageHints): string {
  const known = languages().some(({ tag }) => tag === chosen);
  return (known ? chosen : null) ?? suitingLanguage(account) ?? chooseLanguage(accepted);
}

/** The language of whoever sends a request, where no account is known. */
export const languageOf = ({ headers }: Pick<Request, "headers">): string =>
  readerLanguage({
    chosen: cookieValue(headers.get("cookie"), languageCookie),
    accepted: headers.get("accept-language"),
  });

/** Says a text to whoever sends a request, where no page does. */
export const sayTo = (request: Pick<Request, "headers">, text: Text): string =>
  sayIn(languageOf(request))(text);
