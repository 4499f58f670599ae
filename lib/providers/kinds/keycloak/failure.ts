import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import type { Answer } from "@/lib/platform/foreign-answer/read-answer";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";

/** An answer that another try may turn into a better one. */
export class Passing extends Error {
  constructor(
    message: string,
    readonly about: { waitMs?: number | null; timedOut?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: about.cause });
  }
}

/** A question that got no answer: too large a one is not asked for again as it was. */
export function failedQuestion(error: unknown): unknown {
  if (!(error instanceof ForeignProblem)) return error;
  if (error.kind === "too-large")
    return new DirectoryOverload(
      error.message,
      "Look at what a person of the directory has so much of.",
      error,
    );
  const message = error.code === "unavailable" ? `Keycloak did not answer. ${error.message}` : error.message;
  return new Passing(message, { timedOut: error.kind === "timeout", cause: error });
}

/** What is thrown when no further try is made. */
export function lastFailure(error: Passing): DirectoryError {
  const Failure = error.about.timedOut ? DirectoryOverload : DirectoryError;
  return new Failure(error.message, "Check that Keycloak is well; the next run tries again.", error);
}

/** `Retry-After` in milliseconds from now (RFC 9110, section 10.2.3: seconds or a date), or null. */
export function retryAfter({ headers }: Answer): number | null {
  const value = headers["retry-after"];
  if (value === undefined) return null;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}
