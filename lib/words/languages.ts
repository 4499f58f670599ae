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

/** Says a text to whoever sends a request, where no page does. */
export const sayTo = ({ headers }: Pick<Request, "headers">, text: Text): string =>
  sayIn(chooseLanguage(headers.get("accept-language")))(text);

/** What is said in a language; nothing for English, which stands beside the keys. */
export const dictionaryOf = (locale: string): Dictionary => translations().get(locale) ?? {};

/** The language that suits an `Accept-Language` best (RFC 9110, 12.5.4); English where none does. */
export function chooseLanguage(accepted: string | null): string {
  const headers = accepted === null ? {} : { "accept-language": accepted };
  return new Negotiator({ headers }).languages(["en", ...translations().keys()])[0] ?? "en";
}
