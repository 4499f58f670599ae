import { type Text, words } from "@/lib/words/text";

const composed = words("text", {
  verbatim: "{said}",
  sentences: "{first} {rest}",
});

/** What comes in one language only, such as another server's own words, as a text. */
export const verbatim = (said: string): Text => composed("verbatim", { said });

/** What has a name for programs only, said for people: `clientId` as `Client id`. */
export const plainName = (name: string): Text =>
  verbatim(
    name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  );

/** Sentences one after the other, each a whole message of its own. */
export const sentences = (first: Text, ...others: readonly Text[]): Text =>
  others.reduce((before, next) => composed("sentences", { first: before, rest: next }), first);
