import { getLocale } from "next-intl/server";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { dictionaryOf } from "@/lib/words/languages";
import type { Messages } from "@/lib/words/text";

/** What the scripts of every page say: namespaces of their texts, or the first parts of namespaces. */
export const everywhere = ["ui", "portal", "user", "webmail", "proof", "factors", "doors", "text"] as const;

/** What those of the console say. */
export const inConsole = [
  ...everywhere,
  "console",
  "mailbox.adminState",
  "mailbox.directoryState",
  "syncRun.state",
] as const;

/** Whether the texts of a namespace are among what the scripts of these rooms say. */
export const isSpoken = (namespace: string, rooms: readonly string[]): boolean =>
  rooms.includes(namespace) || rooms.includes(namespace.split(".")[0] ?? "");

/** As much of a language as the scripts of a room say; a page's own server says the rest. */
export async function browserDictionary(rooms: readonly string[]): Promise<Record<string, Messages>> {
  const all = Object.entries(dictionaryOf(await getLocale()));
  const spoken = all.filter(([namespace]) => isSpoken(namespace, rooms));
  return messagesOf(Object.fromEntries(spoken));
}
