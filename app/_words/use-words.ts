import { useLocale, useMessages } from "next-intl";
import { type Dictionary, type Messages, say, type Text, type Words } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

/** The texts of a component in the reader's language, in the browser and in components of the server that are not async. */
export const useWords = <English extends Messages>(words: Words<English>) =>
  translatorOf(words, useLocale(), useMessages() as Dictionary);

/** Says texts in the reader's language, where `useWords` does not know which they are. */
export function useSay(): (text: Text) => string {
  const locale = useLocale();
  const dictionary = useMessages() as Dictionary;
  return (text) => say(text, locale, dictionary);
}
