import type { Dictionary, Messages } from "@/lib/words/text";

/** next-intl takes a dot in a name for nesting, and complains about it in development. No name of ours has a bar. */
const nameOf = (name: string): string => name.replaceAll(".", "|");
const ownName = (name: string): string => name.replaceAll("|", ".");

type Dictionaries = Record<string, Messages>;

const renamed = <Value>(values: Record<string, Value>, rename: (name: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]): [string, Value] => [rename(name), value]));

/** Every name in it written otherwise; made once of each dictionary, since every request and many components ask for it. */
function renaming(rename: (name: string) => string): (dictionary: Dictionaries) => Dictionaries {
  const made = new WeakMap<Dictionaries, Dictionaries>();
  return (dictionary) => {
    const known = made.get(dictionary);
    if (known) return known;
    const texts = Object.entries(dictionary).map(([name, one]) => [rename(name), renamed(one, rename)]);
    const all: Dictionaries = Object.fromEntries(texts);
    made.set(dictionary, all);
    return all;
  };
}

/** A dictionary as next-intl keeps it. */
export const messagesOf: (dictionary: Dictionary) => Dictionaries = renaming(nameOf);

/** The dictionary that it keeps. */
export const dictionaryFrom: (messages: Dictionaries) => Dictionary = renaming(ownName);

/** What it keeps of one namespace, as a dictionary. */
export function dictionaryIn(messages: Dictionaries, namespace: string): Dictionary {
  const texts = messages[nameOf(namespace)];
  return texts ? { [namespace]: renamed(texts, ownName) } : {};
}
