import { createTranslator } from "use-intl/core";
import type { Dictionary, Messages, Words } from "@/lib/words/text";

const translate = <English extends Messages>(english: English, locale: string, said: Messages | undefined) =>
  createTranslator<English>({ locale, messages: { ...english, ...said } });

interface Made {
  /** What the dictionary had, as it was then. */
  said: Messages | undefined;
  translator: unknown;
}

/** The last translator of each namespace and language. */
const made = new WeakMap<Messages, Map<string, Made>>();

/**
 * The texts of a noun or page in a language, to be called by their keys. What the dictionary lacks is said in English.
 * Made once, since a translator parses each message that it says: a list asks for the same one in every row.
 */
export function translatorOf<English extends Messages>(
  { namespace, english }: Words<English>,
  locale: string,
  dictionary: Dictionary,
): ReturnType<typeof translate<English>> {
  const said = dictionary[namespace];
  const byLocale = made.get(english) ?? new Map<string, Made>();
  const known = byLocale.get(locale);
  // A namespace and a language have one translator of one type, which a map of all cannot say.
  if (known && known.said === said) return known.translator as ReturnType<typeof translate<English>>;
  const translator = translate(english, locale, said);
  made.set(english, byLocale.set(locale, { said, translator }));
  return translator;
}

/** What says the texts of a noun or page by their keys, in one language. */
export type Translator<Given extends Pick<Words, "english">> = ReturnType<
  typeof translatorOf<Given["english"]>
>;
