import { ForeignProblem, type ProblemKind } from "@/lib/platform/foreign-answer/foreign-problem";
import { networkCode, networkWords } from "@/lib/platform/foreign-answer/network-words";
import { type Finding, failed } from "@/lib/providers/connection-test/step";
import { words } from "@/lib/words/text";

/** What to do about an answer that came and cannot be used. */
const advice = words("provider.test.answerAdvice", {
  "too-large": "Check that the address leads to the provider itself. Its own responses are much smaller.",
  packing: "Have the proxy in front of the provider pass responses through unchanged.",
  "content-type": "Check that the address leads to the provider itself, not to a web page.",
  malformed: "Check that the address leads to the provider itself, and check its log.",
} satisfies Partial<Record<ProblemKind, string>>);

const placeWords = words("provider.test.network", { problem: "{place}: {what}" });

const hasAdvice = (kind: ProblemKind): kind is keyof typeof advice.english =>
  Object.hasOwn(advice.english, kind);

/** What a question that failed means for whoever configures a provider at `place`. */
export function networkProblem(thrown: unknown, place: string): Finding {
  if (thrown instanceof ForeignProblem) {
    const { kind, text, networkCode: code } = thrown;
    return failed(text, hasAdvice(kind) ? advice(kind) : networkWords(code).advice);
  }
  const known = networkWords(networkCode(thrown));
  return failed(placeWords("problem", { place, what: known.what }), known.advice);
}
