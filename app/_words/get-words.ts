import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { dictionaryOf } from "@/lib/words/languages";
import { type Messages, say, type Text, type Words } from "@/lib/words/text";
import { translatorOf } from "@/lib/words/translator";

/** The texts of a page or noun in the reader's language, for async components and server actions. */
export async function getWords<English extends Messages>(words: Words<English>) {
  const locale = await getLocale();
  return translatorOf(words, locale, dictionaryOf(locale));
}

/** Says texts of `lib/` in the reader's language. */
export async function getSay(): Promise<(text: Text) => string> {
  const locale = await getLocale();
  return (text) => say(text, locale, dictionaryOf(locale));
}

/** A page's title, as its `generateMetadata`. */
export const titled = (text: Text) => async (): Promise<Metadata> => ({ title: (await getSay())(text) });
