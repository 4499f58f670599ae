import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { AppError, innerCause } from "@/lib/platform/errors";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { shownText, statusWords } from "@/lib/platform/foreign-answer/provider-words";
import { isObject } from "@/lib/platform/input/is-object";
import { withoutSecrets } from "@/lib/platform/log";
import { claimFault } from "@/lib/providers/openid/token-fault";

/** Why a single sign-on ended before anybody decided about the person. */
export interface Failure {
  reason: SignInRefusal;
  /** What stands behind it for administrators: safe to show, and never with a token, a code or the state. */
  detail: string | null;
}

/** Of the token endpoint (RFC 6749, section 5.2): our client and the provider's do not fit, whoever signs in. */
const clientProblems = ["invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

/** What an authorization endpoint sends back instead of a code (RFC 6749, section 4.1.2.1; OpenID Connect Core 3.1.2.6). */
const refusalsThere: Record<string, SignInRefusal> = {
  access_denied: "provider-refused",
  login_required: "provider-refused",
  interaction_required: "provider-refused",
  account_selection_required: "provider-refused",
  consent_required: "provider-refused",
  temporarily_unavailable: "provider-unavailable",
  server_error: "provider-unavailable",
  invalid_request: "provider-misconfigured",
  unauthorized_client: "provider-misconfigured",
  unsupported_response_type: "provider-misconfigured",
  invalid_scope: "provider-misconfigured",
};

/** Bounded, on one line, and without what a provider may have put of a token into its words. */
const shown = (text: string): string => shownText(withoutSecrets(text));

/** What the provider says in the answer that the browser brings, when it says that it does not sign in; else null. */
export function refusalThere(parameters: URLSearchParams): Failure | null {
  const error = parameters.get("error");
  if (error === null) return null;
  const description = parameters.get("error_description");
  return {
    reason: Object.hasOwn(refusalsThere, error)
      ? (refusalsThere[error] ?? "provider-refused")
      : "provider-refused",
    detail: shown(description ? `${error}: ${description}` : error),
  };
}

/** At the start nothing has come that could be wrong in itself: what is not down does not fit what was set up. */
export function failureAtStart(error: unknown): Failure {
  const { reason, detail } = failureOf(error);
  return { reason: reason === "provider-unavailable" ? reason : "provider-misconfigured", detail };
}

/** At the end the provider's own words count only in an answer to a sign-in that this browser has begun: else anybody's would. */
export function failureAt(parameters: URLSearchParams, error: Error | null): Failure {
  const failure = failureOf(error);
  return failure.reason === "sign-in-expired" ? failure : (refusalThere(parameters) ?? failure);
}

/** No parameter may come more than once (RFC 6749, section 3.1); Auth.js would take the last without a word. */
export const hasRepeated = (parameters: URLSearchParams): boolean =>
  new Set(parameters.keys()).size !== parameters.size;

export const repeated: Failure = {
  reason: "token-invalid",
  detail: "The provider's answer has a parameter more than once.",
};

/** Why Auth.js gave up. What a library says is left out: it quotes what it could not read. */
export function failureOf(error: unknown): Failure {
  for (const cause of causes(error)) {
    if (isOfNoSignIn(cause))
      return { reason: "sign-in-expired", detail: "The answer belongs to no sign-in of this browser." };
    if (cause instanceof ForeignProblem) return foreignFailure(cause);
    if (cause instanceof AppError && cause.code !== "internal")
      return {
        reason: cause.code === "unavailable" ? "provider-unavailable" : "provider-misconfigured",
        detail: shown(cause.message),
      };
  }
  return { reason: "token-invalid", detail: tokenFault(error) ?? codeOf(error) };
}

function foreignFailure(problem: ForeignProblem): Failure {
  const { answeredStatus: status, words } = problem;
  const said = status !== null && words ? statusWords(status, words) : problem.message;
  return { reason: foreignReason(problem), detail: shown(said) };
}

function foreignReason({ code, answeredStatus, words }: ForeignProblem): SignInRefusal {
  if (code === "unavailable") return "provider-unavailable";
  const isClients = clientProblems.includes(words?.error ?? "") || answeredStatus === 401;
  return isClients ? "provider-misconfigured" : "token-invalid";
}

/** The check cookies are gone, or of another sign-in: of a second tab, another browser, too long ago, or of nobody. */
const isOfNoSignIn = (cause: Error): boolean =>
  // Auth.js names its errors in `type`; class names are minified in a build.
  ("type" in cause && cause.type === "InvalidCheck") ||
  // oauth4webapi says so in words only.
  cause.message.includes('parameter "state"') ||
  cause.message.includes('"state" response parameter');

/** What is wrong with the ID token, where oauth4webapi has found it before we look: it keeps what it compared beside its error. */
function tokenFault(error: unknown): string | null {
  for (const { cause } of causes(error)) {
    if (!isObject(cause)) continue;
    const { header, claims, expected, tolerance } = cause;
    if (isObject(header)) return claimFault("alg", { claims: header, expected });
    if (!isObject(claims)) continue;
    const claim = typeof cause.claim === "string" ? cause.claim : missingIn(claims);
    const toleranceSeconds = typeof tolerance === "number" ? tolerance : undefined;
    if (claim !== undefined) return claimFault(claim, { claims, expected, toleranceSeconds });
  }
  return null;
}

/** The first that is not there of those that each ID token has (OpenID Connect Core 1.0, section 2). */
const missingIn = (claims: Readonly<Record<string, unknown>>): string | undefined =>
  ["aud", "exp", "iat", "iss", "sub"].find((name) => claims[name] === undefined);

/** The innermost code that a library gives what went wrong, such as `ERR_JWT_EXPIRED`. */
function codeOf(error: unknown): string | null {
  const codes = [...causes(error)].flatMap((cause) => ("code" in cause ? String(cause.code) : []));
  return codes.findLast((code) => /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) ?? null;
}

function* causes(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = innerCause(cause)) yield cause;
}
