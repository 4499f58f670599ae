import { useLocale, useMessages } from "next-intl";
import { useCallback } from "react";
import { type Dictionary, say, type Text } from "@/lib/words/text";

/** Says texts of `lib/` in the reader's language, in the browser and in components of the server that are not async. */
export function useSay(): (text: Text) => string {
  const [locale, dictionary] = [useLocale(), useMessages() as Dictionary];
  return useCallback((text) => say(text, locale, dictionary), [locale, dictionary]);
}
