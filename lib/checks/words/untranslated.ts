import type { Dictionary } from "@/lib/words/text";

/** What stands in a message besides values and elements, where it is long enough to belong to one language alone. */
const literals = (message: string): string[] =>
  message
    .replaceAll(/\{\w+, (plural|select|selectordinal),/g, "\n")
    .replaceAll(/=?\w+ \{|\{[^{}]*\}|<[^>]*>|[{}#]/g, "\n")
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part.length >= 15 && part.includes(" "));

/**
 * Finds English in what a page in another language says: texts that the translation says otherwise, and what messages with
 * values are made of. Each element is the text of one node.
 */
export function untranslatedTexts(
  english: Dictionary,
  translated: Dictionary,
): (shown: readonly string[]) => string[] {
  const said = Object.values(translated).flatMap((messages) => Object.values(messages));
  const own = new Set(said);
  const allSaid = said.join("\n");
  const differing = Object.entries(english).flatMap(([namespace, messages]) =>
    Object.entries(messages).flatMap(([key, message]) =>
      translated[namespace]?.[key] === message ? [] : [message],
    ),
  );
  const whole = new Set(differing.filter((message) => !/[{<]/.test(message) && !own.has(message)));
  const parts = [...new Set(differing.flatMap(literals))].filter((part) => !allSaid.includes(part));
  return (shown) => {
    const all = shown.join("\n");
    return [...shown.filter((text) => whole.has(text)), ...parts.filter((part) => all.includes(part))];
  };
}
