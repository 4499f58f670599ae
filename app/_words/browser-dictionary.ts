import { getLocale } from "next-intl/server";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { dictionaryOf } from "@/lib/words/languages";
import type { Messages } from "@/lib/words/text";

/** What the scripts of every page say: the first parts of the namespaces of their texts. */
export const everywhere = ["ui", "portal", "user", "webmail", "proof", "factors", "doors", "text"] as const;

/** What those of the console say. */
export const inConsole = [...everywhere, "console"] as const;

/** As much of a language as the scripts of a room say; a page's own server says the rest. */
export async function browserDictionary(rooms: readonly string[]): Promise<Record<string, Messages>> {
  const all = Object.entries(dictionaryOf(await getLocale()));
  const spoken = all.filter(([namespace]) => rooms.includes(namespace.split(".")[0] ?? ""));
  return messagesOf(Object.fromEntries(spoken));
}
