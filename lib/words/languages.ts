import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Negotiator from "negotiator";
import { z } from "zod";
import { type Dictionary, say, type Text } from "@/lib/words/text";

const dictionary = z.record(z.string(), z.record(z.string(), z.string()));

/** The folder of translations, from the sources as well as from a bundle; null where none has been added. */
function translationsFolder(): string | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "messages");
    if (existsSync(join(candidate, "README.md"))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}

function readTranslations(): ReadonlyMap<string, Dictionary> {
  const folder = translationsFolder();
  const files = folder ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return new Map(
    files.map((name) => [
      basename(name, ".json"),
      dictionary.parse(JSON.parse(readFileSync(join(folder ?? "", name), "utf8"))),
    ]),
  );
}

let read: ReadonlyMap<string, Dictionary> | undefined;

/** The languages besides English, by BCP 47 tag: one for each file `messages/TAG.json`. */
const translations = (): ReadonlyMap<string, Dictionary> => (read ??= readTranslations());

/** Says texts in a language. */
export const sayIn =
  (locale = "en") =>
  (text: Text): string =>
    say(text, locale, dictionaryOf(locale));

/** What is said in a language; nothing for English, which stands beside the keys. */
export const dictionaryOf = (locale: string): Dictionary => translations().get(locale) ?? {};

/** The languages that there are, English first, each by its BCP 47 tag and its own name. */
export const languages = (): { tag: string; name: string }[] =>
  ["en", ...translations().keys()].map((tag) => ({ tag, name: nameOf(tag) }));

/** What people who speak a language call it: "Deutsch". */
const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** The accepted ranges of an `Accept-Language` (RFC 9110, 12.5.4). */
const accepting = (accepted: string | null) =>
  new Negotiator({ headers: accepted === null ? {} : { "accept-language": accepted } });

/** The language that suits an `Accept-Language` or a single tag best; null where none does. */
export const suitingLanguage = (accepted: string | null): string | null =>
  accepted === null ? null : (accepting(accepted).languages(["en", ...translations().keys()])[0] ?? null);

/** As `suitingLanguage`; English where none does. */
export const chooseLanguage = (accepted: string | null): string => suitingLanguage(accepted) ?? "en";

/** A language as it is written where its reader lives, as far as `Accept-Language` says: "en-GB" for "en". */
export function regionalTag(language: string, accepted: string | null): string {
  const primary = language.split("-")[0];
  const wanted = accepting(accepted)
    .languages()
    .find((tag) => tag.split("-")[0] === primary);
  return wanted !== undefined && isLanguageTag(wanted) ? wanted : language;
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
