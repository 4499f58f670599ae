import { createTranslator, type ICUArgs } from "use-intl/core";

/** What can stand in a message: also other texts, which are said in the language of the whole. */
export type Value = string | number | Date | Text | readonly Text[];

/** Something to be said to a person, in whatever language that person reads. */
export interface Text {
  readonly namespace: string;
  readonly key: string;
  /** The message in English, in ICU's syntax. */
  readonly english: string;
  readonly values: Readonly<Record<string, Value>>;
}

export type Messages = Readonly<Record<string, string>>;

/** A translation: the messages of each namespace. */
export type Dictionary = Readonly<Record<string, Messages>>;

type ArgumentsOf<Message extends string> = ICUArgs<
  Message,
  { ICUArgument: string | number | Text | readonly Text[]; ICUNumberArgument: number; ICUDateArgument: Date }
>;

/** The values that a message asks for; none where it asks for none. */
export type ValuesOf<Message extends string> =
  Record<never, never> extends ArgumentsOf<Message> ? [] : [values: ArgumentsOf<Message>];

/** The texts of one noun or page: call it with a key for a text, or hand it to `getWords` or `useWords`. */
export interface Words<English extends Messages = Messages> {
  readonly namespace: string;
  readonly english: English;
  <Key extends keyof English & string>(key: Key, ...values: ValuesOf<English[Key]>): Text;
}

/**
 * Gives texts their keys, with their English beside (ICU message syntax, https://formatjs.github.io/docs/core-concepts/icu-syntax).
 * A namespace is used once in the product (`checks/words.test.ts`); a key is camel case, without dots.
 */
export function words<const English extends Messages>(namespace: string, english: English): Words<English> {
  const text = (key: string, values: Readonly<Record<string, Value>> = {}): Text => ({
    namespace,
    key,
    english: english[key] ?? key,
    values,
  });
  // The compiler cannot follow what a message asks for while it does not know which message it is.
  return Object.assign(text, { namespace, english }) as Words<English>;
}

/** A text, or the English that gets a key from what it is declared beside. */
export type English = string | Text;

/**
 * A text that is declared beside what it is said of, such as a field's label: its key follows from that one's name. What is a
 * text already keeps its key.
 */
export const derivedText = (namespace: string, key: string, english: English): Text =>
  typeof english === "string" ? { namespace, key, english, values: {} } : english;

/** All texts of a noun that ask for no values, by their keys. */
export const textsOf = <English extends Messages>({
  namespace,
  english,
}: Pick<Words<English>, "namespace" | "english">) =>
  Object.fromEntries(
    Object.entries(english).map(([key, one]) => [key, derivedText(namespace, key, one)] as const),
  ) as { readonly [Key in keyof English]: Text };

const isText = (value: Value): value is Text =>
  typeof value === "object" && !(value instanceof Date) && !Array.isArray(value);

/** A text in a language. What its dictionary lacks is said in English. */
export function say(text: Text, locale = "en", dictionary: Dictionary = {}): string {
  const said = (value: Value): string | number | Date => {
    if (typeof value !== "object" || value instanceof Date) return value;
    if (isText(value)) return say(value, locale, dictionary);
    return new Intl.ListFormat(locale).format(value.map((one) => say(one, locale, dictionary)));
  };
  const values = Object.entries(text.values).map(([name, value]) => [name, said(value)] as const);
  const message = dictionary[text.namespace]?.[text.key] ?? text.english;
  return formatted(locale, message, Object.fromEntries(values));
}

type Said = Readonly<Record<string, string | number | Date>>;

/** A parsed message for each language and text; a stored text may be of any other time, so that they are not all ours. */
const translators = new Map<string, (values: Said) => string>();
const mostTranslators = 5_000;

/** A message with its values. It is parsed once: a sync or a list says the same one thousands of times. */
function formatted(locale: string, message: string, values: Said): string {
  // Nothing of it is syntax.
  if (!/[{<']/.test(message)) return message;
  const name = `${locale} ${message}`;
  const known = translators.get(name);
  if (known) return known(values);
  if (translators.size >= mostTranslators) translators.clear();
  const translator = createTranslator({ locale, messages: { message } });
  const format = (given: Said) => translator("message", given);
  translators.set(name, format);
  return format(values);
}
