import { ForeignProblem, type ProblemKind } from "@/lib/platform/foreign-answer/foreign-problem";
import { networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";
import { type Finding, failed } from "@/lib/providers/connection-test/step";

/** What to do about an answer that came and cannot be used. */
const advice: Partial<Record<ProblemKind, string>> = {
  "too-large": "Check that the address leads to the provider itself: its own answers are much smaller.",
  packing: "Let what stands before the provider send its answers as they are.",
  "content-type": "Check that the address leads to the provider itself, and not to a page for people.",
  malformed: "Check that the address leads to the provider itself, and look at its log.",
};

/** What a question that failed means for whoever configures a provider at `place`. */
export function networkProblem(thrown: unknown, place: string): Finding {
  if (thrown instanceof ForeignProblem) {
    const known = advice[thrown.kind] ?? networkWords(thrown.networkCode).advice;
    return failed(thrown.message, known);
  }
  const words = networkWords(networkCode(thrown));
  return failed(`${place}: ${words.what}`, words.advice);
}
