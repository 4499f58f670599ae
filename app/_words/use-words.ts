import { useLocale, useMessages } from "next-intl";
import { dictionaryFrom, dictionaryIn } from "@/app/_words/next-intl-messages";
import { type Messages, say, type Text, type Words } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

/** The texts of a component in the reader's language, in the browser and in components of the server that are not async. */
export const useWords = <English extends Messages>(words: Words<English>) =>
  translatorOf(words, useLocale(), dictionaryIn(useMessages(), words.namespace));

/** Says texts in the reader's language, where `useWords` does not know which they are. */
export function useSay(): (text: Text) => string {
  const locale = useLocale();
  const dictionary = dictionaryFrom(useMessages());
  return (text) => say(text, locale, dictionary);
}
