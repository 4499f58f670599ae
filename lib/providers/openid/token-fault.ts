import { errors, type JWTHeaderParameters } from "jose";
import { shownText } from "@/lib/platform/foreign-answer/provider-words";
import { withoutSecrets } from "@/lib/platform/log";

/*
 * What exactly is wrong with a token, for administrators: in the login history, the login doctor and the log. Whoever sent it
 * is told nothing of it. The values are the sender's, so they are cut, on one line, and without what may be a token.
 */

/** What a claim was compared with. */
interface Expectation {
  claims: Readonly<Record<string, unknown>>;
  /** Left out: nothing that can be said in a value. */
  expected?: unknown;
  toleranceSeconds?: number | undefined;
  maxAgeSeconds?: number | undefined;
}

/** What binds an answer to one browser is nobody else's to read. */
const hiddenClaims = ["nonce", "c_hash", "s_hash", "at_hash"];
const longestValue = 60;
const mostKeys = 5;

const shown = (text: string): string => shownText(withoutSecrets(text));

/** As JSON, so that it shows where a value begins and ends, and of which type it is. */
function quoted(value: unknown): string {
  const text = withoutSecrets(JSON.stringify(value) ?? "nothing");
  const characters = [...text.slice(0, 4 * longestValue)];
  return characters.length <= longestValue ? text : `${characters.slice(0, longestValue).join("")}…`;
}

const seconds = (count: number): string => `${Math.round(count)} s`;

/** What is wrong with a claim: whose or for whom it is, and by how much a time is missed. */
export function claimFault(claim: string, wanted: Expectation): string {
  const value = wanted.claims[claim];
  if (value === undefined) return shown(`The token has no "${claim}".`);
  if (hiddenClaims.includes(claim)) return shown(`The token's "${claim}" does not fit.`);
  const time = typeof value === "number" ? timeFault(claim, value, wanted) : null;
  if (time) return time;
  const instead = wanted.expected === undefined ? "" : ` instead of ${quoted(wanted.expected)}`;
  return shown(`The token's "${claim}" is ${quoted(value)}${instead}.`);
}

function timeFault(
  claim: string,
  value: number,
  { toleranceSeconds = 0, maxAgeSeconds }: Expectation,
): string | null {
  const since = Date.now() / 1_000 - value;
  const tolerance = `${seconds(toleranceSeconds)} are tolerated`;
  if (claim === "exp") return `The token expired ${seconds(since)} ago; ${tolerance}.`;
  if (claim === "nbf") return `The token is not valid for another ${seconds(-since)}; ${tolerance}.`;
  if (claim !== "iat") return null;
  if (since < 0) return `The token was issued ${seconds(-since)} in the future; ${tolerance}.`;
  const age = maxAgeSeconds === undefined ? "" : ` and may be ${seconds(maxAgeSeconds)} old`;
  return `The token was issued ${seconds(since)} ago${age}; ${tolerance}.`;
}

/** What is wrong with a claim that jose refuses; `expected` are the values that it was told. */
export const joseClaimFault = (
  { claim, payload }: errors.JWTClaimValidationFailed | errors.JWTExpired,
  {
    expected,
    ...bounds
  }: { expected: Readonly<Record<string, unknown>> } & Omit<Expectation, "claims" | "expected">,
): string => claimFault(claim, { ...bounds, claims: payload, expected: expected[claim] });

interface PublishedKey {
  kid?: string;
  alg?: string;
  kty?: string;
}

const signatureWords: Readonly<Record<string, string>> = {
  [errors.JWKSNoMatchingKey.code]: "No such key",
  [errors.JWKSMultipleMatchingKeys.code]: "Too many keys that may be meant",
  [errors.JWSSignatureVerificationFailed.code]: "Wrong signature",
  [errors.JOSEAlgNotAllowed.code]: "Algorithm not allowed",
};

/** By what a token is signed, and what the provider has published: a key that was replaced, or another issuer's token, shows so. `code` is jose's. */
export function signatureFault(
  code: string | null,
  { alg, kid }: Pick<JWTHeaderParameters, "alg" | "kid">,
  published: readonly PublishedKey[],
): string {
  const known = published.slice(0, mostKeys).map((key) => nameOf(key.kid, key.alg ?? key.kty));
  const more = published.length > mostKeys ? ` and ${published.length - mostKeys} more` : "";
  const keys = known.length === 0 ? "none" : `${known.join(", ")}${more}`;
  const what = code === null ? "A key that cannot be used" : (signatureWords[code] ?? code);
  return shown(`${what}: signed by ${nameOf(kid, alg)}; the provider has published ${keys}.`);
}

const nameOf = (kid: unknown, algorithm: unknown): string =>
  `${kid === undefined ? "a key without a name" : quoted(kid)} (${typeof algorithm === "string" ? algorithm.slice(0, 20) : "no algorithm"})`;
