import type { Text } from "@/lib/words/text";

/** The label that is recorded for what somebody read, of these labels and what is read of them; anything else is a label as it is. */
export function recordedLabel(
  read: Iterable<readonly [label: string, text: Text]>,
  typed: string,
  say: (text: Text) => string,
): string {
  const called = typed.toLocaleLowerCase();
  return [...read].find(([, text]) => say(text).toLocaleLowerCase() === called)?.[0] ?? typed;
}
