import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import type { Answer } from "@/lib/platform/foreign-answer/read-answer";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import { sentences } from "@/lib/words/compose-text";
import { say, type Text, words } from "@/lib/words/text";

const failureWords = words("provider.keycloak.failure", {
  noAnswer: "Keycloak did not answer.",
  tooLargeRemedy: "Check what a person in the directory has so much of.",
  passingRemedy: "Check that Keycloak is working. The next run tries again.",
});

/** An answer that another try may turn into a better one. */
export class Passing extends Error {
  constructor(
    readonly text: Text,
    readonly about: { waitMs?: number | null; timedOut?: boolean; cause?: unknown } = {},
  ) {
    super(say(text), { cause: about.cause });
  }
}

/** A question that got no answer: too large a one is not asked for again as it was. */
export function failedQuestion(error: unknown): unknown {
  if (!(error instanceof ForeignProblem)) return error;
  if (error.kind === "too-large")
    return new DirectoryOverload(error.text, failureWords("tooLargeRemedy"), error);
  const told = error.text;
  const text = error.code === "unavailable" ? sentences(failureWords("noAnswer"), told) : told;
  return new Passing(text, { timedOut: error.kind === "timeout", cause: error });
}

/** What is thrown when no further try is made. */
export function lastFailure(error: Passing): DirectoryError {
  const Failure = error.about.timedOut ? DirectoryOverload : DirectoryError;
  return new Failure(error.text, failureWords("passingRemedy"), error);
}

/** `Retry-After` in milliseconds from now (RFC 9110, section 10.2.3: seconds or a date), or null. */
export function retryAfter({ headers }: Answer): number | null {
  const value = headers["retry-after"];
  if (value === undefined) return null;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}
