import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const problemWords = words("proof.passkey", {
  InvalidStateError: "This device already has a passkey for this account.",
  NotAllowedError: "The request was canceled or took too long. Try again.",
  SecurityError: "Passkeys do not work at this address. Use the portal's own address.",
  other: "Your browser or device could not do this. Use another method.",
});

const isKnown = (name: string): name is keyof typeof problemWords.english =>
  Object.hasOwn(problemWords.english, name);

/** Says what went wrong in the browser's own dialog: the names are those of WebAuthn Level 2, section 5.1. */
export function usePasskeyProblem(): (error: unknown) => string {
  const t = useWords(problemWords);
  return (error) => t(error instanceof Error && isKnown(error.name) ? error.name : "other");
}
