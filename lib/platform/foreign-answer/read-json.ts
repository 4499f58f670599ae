import { type JsonBounds, JsonProblem, parseBoundedJson } from "@/lib/platform/foreign-answer/bounded-json";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import {
  type ProviderWords,
  providerWords,
  shownText,
  statusWords,
} from "@/lib/platform/foreign-answer/provider-words";
import { type Answer, type Question, readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { words } from "@/lib/words/text";

const jsonWords = words("provider.answer.json", {
  noType: "{place} answered without a content type instead of JSON.",
  type: "{place} answered with {type} instead of JSON.",
  notUtf8: "The answer of {place} is not UTF-8.",
  notJson: "The answer of {place} is not valid JSON.",
  tooDeep: "The answer of {place} is JSON with more than {count, number} levels.",
  tooMany: "The answer of {place} is JSON with more than {count, number} values.",
  redirect: "{place} redirects elsewhere ({status}), which is not followed.",
  status: "{place} answered {answer}.",
});

const usualBounds: JsonBounds = { depth: 32, values: 20_000 };

/** RFC 8259, and the types that say of what kind the JSON is (RFC 6839, section 3.1), such as that of a set of keys. */
const jsonType = /^(application|text)\/json$|^application\/[a-z0-9!#$&^_.-]+\+json$/;

/** The JSON of an answer. Throws `ForeignProblem` when its type or its text is something else, or beyond the bounds. */
export function jsonOf({ place, type, status, body }: Answer, bounds: JsonBounds = usualBounds): unknown {
  if (!jsonType.test(type)) {
    const text =
      type === "" ? jsonWords("noType", { place }) : jsonWords("type", { place, type: shownText(type) });
    throw new ForeignProblem("content-type", text, { status });
  }
  try {
    return parseBoundedJson(new TextDecoder("utf-8", { fatal: true }).decode(body), bounds);
  } catch (error) {
    const text =
      error instanceof JsonProblem
        ? jsonWords(error.kind, { place, count: error.count })
        : jsonWords("notUtf8", { place });
    throw new ForeignProblem("malformed", text, { status });
  }
}

/** The JSON of an answer where it is worth a look, such as that of an error; null for anything else. */
export function jsonOrNull(answer: Answer, bounds?: JsonBounds): unknown {
  try {
    return jsonOf(answer, bounds);
  } catch {
    return null;
  }
}

/** The provider's own error code and description, if it gives any. */
export const wordsOf = (answer: Answer): ProviderWords | null => providerWords(jsonOrNull(answer));

/** Throws `ForeignProblem` with the provider's own words unless the answer is a 200. */
export function requireSuccess(answer: Answer): void {
  const { place, status } = answer;
  if (status === 200) return;
  if (status >= 300 && status < 400)
    throw new ForeignProblem("redirect", jsonWords("redirect", { place, status: String(status) }), {
      status,
    });
  const said = wordsOf(answer);
  throw new ForeignProblem("status", jsonWords("status", { place, answer: statusWords(status, said) }), {
    status,
    words: said,
  });
}

/** Asks a provider for a JSON document. Throws `ForeignProblem` for everything else. */
export async function readJson(question: Question): Promise<unknown> {
  const answer = await readAnswer(question);
  requireSuccess(answer);
  return jsonOf(answer);
}
