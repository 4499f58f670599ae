import { Option } from "commander";
import { verbatim } from "@/lib/words/compose-text";
import { chooseLanguage, dictionaryOf } from "@/lib/words/languages";
import { say, type Text } from "@/lib/words/text";

/** The shell's language as ICU reads it from LC_ALL, LC_MESSAGES and LANG (POSIX.1-2017, section 8.2). */
const shellLanguage = (): string => chooseLanguage(new Intl.DateTimeFormat().resolvedOptions().locale);

let language: string | undefined;

/** What a text says in the shell's language; a string is said already. */
export function said(text: Text | string): string {
  language ??= shellLanguage();
  return say(verbatim(text), language, dictionaryOf(language));
}

/** An option with its help. */
export const option = (flags: string, help: Text): Option => new Option(flags, said(help));
