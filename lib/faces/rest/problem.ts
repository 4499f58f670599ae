import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { outageCode } from "@/lib/platform/db/outage";
import { AppError, errorKindTexts, toAppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { sayIn } from "@/lib/words/languages";
import { words } from "@/lib/words/text";

const problemWords = words("rest.problem", {
  noDatabase: "The database isn't responding right now. Try again in a moment.",
});

interface ProblemOptions {
  requestId: string;
  headers?: Record<string, string>;
  /** In which its details are said: English where it is not known. */
  language?: string;
}

/** A database that cannot be reached is an outage, not our mistake: try again later. */
function foreseen(thrown: unknown): AppError {
  if (thrown instanceof AppError || outageCode(thrown) === undefined) return toAppError(thrown);
  return new AppError("unavailable", problemWords("noDatabase"), { cause: thrown });
}

/** Anything thrown as `application/problem+json` (RFC 9457); what was not foreseen is logged. */
export function problemAnswer(
  thrown: unknown,
  { requestId, headers, language = "en" }: ProblemOptions,
): Response {
  const error = foreseen(thrown);
  if (error.status >= 500) logger("rest").error({ error, requestId }, "a request failed");
  // A failed If-Match is 412 (RFC 9110 13.1.1), whatever the same refusal is elsewhere.
  const status = thrown instanceof ChangedMeanwhile ? 412 : error.status;
  const say = sayIn(language);
  const errors = Object.entries(error.fieldTexts).map(([field, text]) => ({ field, detail: say(text) }));
  return Response.json(
    {
      type: `urn:letterlock:problem:${error.code}`,
      title: say(errorKindTexts(error.code).title),
      status,
      detail: say(error.text),
      code: error.code,
      requestId,
      ...(errors.length > 0 ? { errors } : {}),
    },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "content-language": language,
        "cache-control": "no-store",
        "x-request-id": requestId,
        ...(error.status === 401 ? { "www-authenticate": 'Bearer realm="letterlock"' } : {}),
        ...(error.status === 503 ? { "retry-after": "5" } : {}),
        ...headers,
      },
    },
  );
}
