import { createTranslator } from "use-intl/core";
import { messageArguments, sampleValues } from "@/lib/checks/words/message-arguments";
import type { Dictionary } from "@/lib/words/text";

interface Message {
  namespace: string;
  key: string;
  message: string;
}

const messagesIn = (dictionary: Dictionary): Message[] =>
  Object.entries(dictionary).flatMap(([namespace, messages]) =>
    Object.entries(messages).map(([key, message]) => ({ namespace, key, message })),
  );

/** Why a message cannot be said; null when it can. */
export function unsayable(message: string, locale: string): string | null {
  const onError = (error: Error) => {
    throw error;
  };
  try {
    const t = createTranslator({ locale, messages: { message }, onError });
    const values = sampleValues(message);
    if (Object.values(values).some((value) => typeof value === "function"))
      t.rich("message", values as never);
    else t("message", values as never);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A count and a choice may be said as they are; everything else is asked for as the English asks for it. */
function argumentProblem(english: string, message: string): string | null {
  const [wanted, given] = [messageArguments(english), messageArguments(message)];
  for (const [name, kind] of wanted)
    if (![kind, kind === "element" ? kind : "value"].includes(given.get(name) ?? ""))
      return given.has(name) ? `{${name}} is a ${kind}` : `{${name}} is missing`;
  const unknown = [...given.keys()].find((name) => !wanted.has(name));
  return unknown === undefined ? null : `there is no {${unknown}}`;
}

function problemOf({ namespace, key, message }: Message, english: Dictionary, locale: string): string | null {
  const original = english[namespace]?.[key];
  if (original === undefined) return "there is no such text";
  return unsayable(message, locale) ?? argumentProblem(original, message);
}

/** What keeps a translation from being used: one line for each message that is missing or wrong. */
export function translationProblems(english: Dictionary, translation: Dictionary, locale: string): string[] {
  const missing = messagesIn(english).filter(
    ({ namespace, key }) => translation[namespace]?.[key] === undefined,
  );
  const wrong = messagesIn(translation).flatMap((one) => {
    const problem = problemOf(one, english, locale);
    return problem === null ? [] : [`${one.namespace} ${one.key}: ${problem}`];
  });
  return [...missing.map(({ namespace, key }) => `${namespace} ${key}: is missing`), ...wrong];
}

const inOrder = <Value>(entries: [string, Value][]): Record<string, Value> =>
  Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));

/** A translation with all that it lacks in English, and without what there is no more. */
export const completed = (english: Dictionary, translation: Dictionary): Dictionary =>
  inOrder(
    Object.entries(english).map(([namespace, messages]) => [
      namespace,
      inOrder(
        Object.entries(messages).map(([key, message]) => [key, translation[namespace]?.[key] ?? message]),
      ),
    ]),
  );
