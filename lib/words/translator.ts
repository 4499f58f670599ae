import { createTranslator } from "use-intl/core";
import type { Dictionary, Messages, Words } from "@/lib/words/text";

/** The texts of a noun or page in a language, to be called by their keys. What the dictionary lacks is said in English. */
export const translatorOf = <English extends Messages>(
  { namespace, english }: Words<English>,
  locale: string,
  dictionary: Dictionary,
) => createTranslator<English>({ locale, messages: { ...english, ...dictionary[namespace] } });

/** What says the texts of a noun or page by their keys, in one language. */
export type Translator<Given extends Words> = ReturnType<typeof translatorOf<Given["english"]>>;
