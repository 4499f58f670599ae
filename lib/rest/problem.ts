import { ChangedMeanwhile } from "@/lib/audit/expected-version";
import { outageCode } from "@/lib/db/outage";
import { AppError, toAppError } from "@/lib/errors";
import { logger } from "@/lib/log";

const titles: Record<AppError["code"], string> = {
  "invalid-input": "The request is not valid",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  "method-not-allowed": "Not possible here",
  conflict: "Does not fit what is there",
  "limit-reached": "A limit is reached",
  "precondition-failed": "Not as the request expects it",
  "too-many-requests": "Too many requests",
  internal: "Something went wrong",
  unavailable: "Not available at the moment",
};

interface ProblemOptions {
  requestId: string;
  headers?: Record<string, string>;
}

/** A database that cannot be reached is an outage, not our mistake: try again later. */
function foreseen(thrown: unknown): AppError {
  if (thrown instanceof AppError || outageCode(thrown) === undefined) return toAppError(thrown);
  return new AppError("unavailable", "The database does not answer at the moment.", { cause: thrown });
}

/** Anything thrown as `application/problem+json` (RFC 9457); what was not foreseen is logged. */
export function problemAnswer(thrown: unknown, { requestId, headers }: ProblemOptions): Response {
  const error = foreseen(thrown);
  if (error.status >= 500) logger("rest").error({ error, requestId }, "a request failed");
  // A failed If-Match is 412 (RFC 9110 13.1.1), whatever the same refusal is elsewhere.
  const status = thrown instanceof ChangedMeanwhile ? 412 : error.status;
  const errors = Object.entries(error.fields).map(([field, detail]) => ({ field, detail }));
  return Response.json(
    {
      type: `urn:letterlock:problem:${error.code}`,
      title: titles[error.code],
      status,
      detail: error.message,
      code: error.code,
      requestId,
      ...(errors.length > 0 ? { errors } : {}),
    },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        "x-request-id": requestId,
        ...(error.status === 401 ? { "www-authenticate": 'Bearer realm="letterlock"' } : {}),
        ...(error.status === 503 ? { "retry-after": "5" } : {}),
        ...headers,
      },
    },
  );
}
