import { readStoredText, storedText } from "@/lib/words/stored-text";
import { type Text, words } from "@/lib/words/text";

const runWords = words("directory.run", {
  cancelled: "It was cancelled.",
  notFound: "Sync run {id} not found.",
});

/** How a run ended that somebody has cancelled. */
export const cancelled = (): Text => runWords("cancelled");

export const unknownRun = (id: string): Text => runWords("notFound", { id });

/** The column takes 65 535 bytes, and a character four at most. */
const longestProblem = 16_000;

/** What there is to say of a run, as its row keeps it. */
export const storedProblem = (text: Text): string => storedText(text, longestProblem);

/** The most characters of what a line says beside its reason. */
const longestDetail = 500;

/** What a line says beside its reason, as its row keeps it: a sentence, or a name or addresses that are read back as they are. */
export const storedDetail = (detail: Text | string): string =>
  typeof detail === "string" ? detail.slice(0, longestDetail) : storedText(detail, longestDetail);

export const storedOrNull = (stored: string | null): Text | null =>
  stored === null ? null : readStoredText(stored);
