import { getRequestConfig } from "next-intl/server";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { currentReader } from "@/lib/faces/session/reader";
import { dictionaryOf } from "@/lib/words/languages";

/** In which language a page is shown (next-intl asks this once for each request). */
export default getRequestConfig(async () => {
  const { language, timeZone } = await currentReader();
  return { locale: language, timeZone: timeZone ?? "UTC", messages: messagesOf(dictionaryOf(language)) };
});
