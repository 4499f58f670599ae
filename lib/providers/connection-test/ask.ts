import { providerWords, statusWords, textField } from "@/lib/platform/foreign-answer/provider-words";
import type { Reach } from "@/lib/platform/foreign-answer/reach";
import { readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOrNull } from "@/lib/platform/foreign-answer/read-json";

export { textField };

export interface ProviderAnswer {
  status: number;
  /** Where it wants to send us; never followed. */
  location: string | null;
  /** Media type, in lower case. */
  type: string;
  /** The JSON object or list, or null when it is something else. */
  body: unknown;
  /** What its clock said when it answered, by ours when we had the answer; null when it does not tell. */
  clock: { theirs: number; ours: number } | null;
}

interface Asking {
  reach: Reach;
  headers?: Record<string, string>;
  /** Given: POST of this form. */
  form?: URLSearchParams;
}

/** One question to a provider. Throws `ForeignProblem`; every HTTP status is an answer. */
export async function ask(url: string, asking: Asking): Promise<ProviderAnswer> {
  const answer = await readAnswer({ url, ...asking });
  const { status, type, headers } = answer;
  const theirs = Date.parse(headers.date ?? "") + 1_000 * Number(headers.age ?? 0);
  return {
    status,
    type,
    location: headers.location ?? null,
    body: jsonOrNull(answer),
    clock: Number.isFinite(theirs) ? { theirs, ours: Date.now() } : null,
  };
}

/** Status and the provider's own words, such as `401 invalid_client: Bad secret`. */
export const answerWords = ({ status, body }: ProviderAnswer): string =>
  statusWords(status, providerWords(body));
