import { Option } from "commander";
import { chooseLanguage, sayIn } from "@/lib/words/languages";
import type { Text } from "@/lib/words/text";

let language: string | undefined;

/** The shell's language as ICU reads it from LC_ALL, LC_MESSAGES and LANG (POSIX.1-2017, section 8.2). */
export function shellLanguage(): string {
  language ??= chooseLanguage(new Intl.DateTimeFormat().resolvedOptions().locale);
  return language;
}

/** What a text says in the shell's language. */
export const said = (text: Text): string => sayIn(shellLanguage())(text);

/** An option with its help. */
export const option = (flags: string, help: Text): Option => new Option(flags, said(help));
