import { useLocale, useMessages } from "next-intl";
import type { Dictionary, Messages, Words } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

/** The texts of a component in the reader's language, in the browser and in components of the server that are not async. */
export const useWords = <English extends Messages>(words: Words<English>) =>
  translatorOf(words, useLocale(), useMessages() as Dictionary);
