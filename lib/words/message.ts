import { say, type Text } from "@/lib/words/text";

const said = new Map<string, Text>();

/**
 * A text as a message of zod, which knows strings only: its English. `textOfMessage` finds the text again. Its values are
 * fixed when its file is loaded, since every text is kept; one with values of a request goes to `addIssue` by `customIssue`.
 */
export function message(text: Text): string {
  const english = say(text);
  said.set(english, text);
  return english;
}

/** The text that a message was made of. */
export const textOfMessage = (english: string): Text | undefined => said.get(english);
