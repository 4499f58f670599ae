import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { chooseLanguage, dictionaryOf } from "@/lib/words/languages";

/** In which language a page is shown (next-intl asks this once for each request). */
export default getRequestConfig(async () => {
  const locale = chooseLanguage((await headers()).get("accept-language"));
  return { locale, messages: messagesOf(dictionaryOf(locale)) };
});
