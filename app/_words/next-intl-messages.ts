import type { Dictionary, Messages } from "@/lib/words/text";

/** next-intl takes a dot in a key for nesting, and complains about it in development. */
const keyOf = (namespace: string): string => namespace.replaceAll(".", "/");

/** A dictionary as next-intl keeps it. */
export const messagesOf = (dictionary: Dictionary): Record<string, Messages> =>
  Object.fromEntries(Object.entries(dictionary).map(([namespace, messages]) => [keyOf(namespace), messages]));

/** The dictionary that it keeps. */
export const dictionaryFrom = (messages: Record<string, Messages>): Dictionary =>
  Object.fromEntries(Object.entries(messages).map(([key, kept]) => [key.replaceAll("/", "."), kept]));

/** What it keeps of one namespace, as a dictionary. */
export function dictionaryIn(messages: Record<string, Messages>, namespace: string): Dictionary {
  const kept = messages[keyOf(namespace)];
  return kept ? { [namespace]: kept } : {};
}
