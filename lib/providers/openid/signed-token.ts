import {
  decodeProtectedHeader,
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import { JsonProblem, parseBoundedJson } from "@/lib/platform/foreign-answer/bounded-json";
import { type MetadataSource, providerFor } from "@/lib/providers/openid/discovery";
import { type KeySet, keysFor, newerKeysFor } from "@/lib/providers/openid/key-set";
import { usualClockToleranceSeconds } from "@/lib/providers/openid/openid-settings";
import { signingAlgorithms } from "@/lib/providers/openid/signing-algorithms";
import { claimFault, joseClaimFault, signatureFault } from "@/lib/providers/openid/token-fault";

export interface RelyingParty extends MetadataSource {
  clientId: string;
}

/** `detail` says to administrators what exactly is wrong, in the token's own values; no sender is told it. */
export interface RefusedToken {
  verified: false;
  reason: string;
  detail: string;
}

export type SignedToken = { verified: true; payload: JWTPayload; header: JWTHeaderParameters } | RefusedToken;

/** What a token of this purpose must have beside the signature, `iss` and `aud`. */
export interface TokenRules {
  purpose: "id-token" | "logout-token" | "userinfo";
  /** In seconds, by `iat`. */
  maxTokenAge?: number;
  requiredClaims: string[];
}

/** How far the provider's clock may be from ours, in seconds. */
export const clockToleranceOf = ({ settings }: MetadataSource): number =>
  settings.clockToleranceSeconds ?? usualClockToleranceSeconds;

// At most 255 ASCII characters (OpenID Connect Core 2); no blanks at the ends, which the database would not tell apart.
const subjectPattern = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** Whether a claim is a subject, or a session's id, that we take. */
export const isSubject = (value: unknown): value is string =>
  typeof value === "string" && subjectPattern.test(value);

/**
 * Checks that a token was signed for us by the provider: signature by its published keys, `iss`, `aud`, `azp`, `exp`, and what
 * the rules ask for. Keys that the token itself names (`jku`, `jwk`, `x5u`) are never asked for; one that the known keys
 * do not fit makes us look at the keys again. Throws `ForeignProblem` when the keys cannot be read. `until` is when that must
 * have ended, by `performance.now()`.
 */
export async function verifySignedToken(
  token: string,
  party: RelyingParty,
  rules: TokenRules,
  until?: number,
): Promise<SignedToken> {
  if (!isBounded(token))
    return {
      verified: false,
      reason: "no signed JSON within bounds",
      detail: "The token is no signed JSON within our bounds.",
    };
  const provider = await providerFor(party, until);
  const verdict = await verifyBy(await keysFor(provider, until), token, party, rules);
  if (verdict.verified || !keysMayBeOld.has(verdict.reason)) return verdict;
  const newer = await newerKeysFor(provider, rules.purpose, until);
  return newer ? verifyBy(newer, token, party, rules) : verdict;
}

/** No such key, or the signature is by another one under the same name. */
const keysMayBeOld = new Set<string>([
  errors.JWKSNoMatchingKey.code,
  errors.JWSSignatureVerificationFailed.code,
]);

/** A token is as foreign as any answer: its payload is parsed within the same kind of bounds before anything looks at it. */
function isBounded(token: string): boolean {
  const parts = token.split(".");
  const [header = "", payload = ""] = parts;
  try {
    for (const part of [header, payload])
      parseBoundedJson(Buffer.from(part, "base64url").toString(), { depth: 32, values: 20_000 });
    return parts.length === 3;
  } catch (error) {
    if (error instanceof JsonProblem) return false;
    throw error;
  }
}

const refused = (reason: string, detail: string): RefusedToken => ({ verified: false, reason, detail });

/** All that a token is judged by. */
interface Judging {
  keys: KeySet;
  token: string;
  party: RelyingParty;
  options: JWTVerifyOptions & { clockTolerance: number };
  maxTokenAge: number | undefined;
}

async function verifyBy(
  keys: KeySet,
  token: string,
  party: RelyingParty,
  { maxTokenAge, requiredClaims }: TokenRules,
): Promise<SignedToken> {
  const options = {
    algorithms: signingAlgorithms,
    issuer: party.issuer,
    audience: party.clientId,
    clockTolerance: clockToleranceOf(party),
    requiredClaims,
    ...(maxTokenAge === undefined ? {} : { maxTokenAge }),
  };
  const judging: Judging = { keys, token, party, options, maxTokenAge };
  try {
    return verifiedToken(await jwtVerify(token, keys, options), party);
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return tryEach(error, judging);
    return refusedToken(error, judging);
  }
}

type Verified = Awaited<ReturnType<typeof jwtVerify>>;

const verifiedToken = ({ payload, protectedHeader }: Verified, party: RelyingParty): SignedToken =>
  isForUs(payload, party)
    ? { verified: true, payload, header: protectedHeader }
    : refused("azp", claimFault("azp", { claims: payload, expected: party.clientId }));

/** Other audiences are not known here, so a token that names some must say that it was made for us (Core 3.1.3.7, 3 to 5). */
function isForUs({ aud, azp }: JWTPayload, { clientId }: RelyingParty): boolean {
  const isShared = Array.isArray(aud) && aud.length > 1;
  return azp === undefined && !isShared ? true : azp === clientId;
}

/** Whatever breaks off here is the token's fault or that of the key it names: nobody is asked any more. */
function refusedToken(error: unknown, judging: Judging): RefusedToken {
  if (!(error instanceof errors.JOSEError))
    return refused("a key that cannot be used", ofSignature(null, judging));
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return refused(`${error.code} ${error.claim}`, ofClaim(error, judging));
  return refused(error.code, ofSignature(error.code, judging));
}

function ofClaim(
  error: errors.JWTClaimValidationFailed | errors.JWTExpired,
  { party, options, maxTokenAge }: Judging,
): string {
  const expected = { iss: party.issuer, aud: party.clientId };
  return joseClaimFault(error, {
    expected,
    toleranceSeconds: options.clockTolerance,
    maxAgeSeconds: maxTokenAge,
  });
}

const ofSignature = (code: string | null, { keys, token }: Judging): string =>
  signatureFault(code, headerOf(token), keys.jwks().keys);

/** What cannot be read of a header names no key. */
function headerOf(token: string): JWTHeaderParameters {
  try {
    return decodeProtectedHeader(token) as JWTHeaderParameters;
  } catch {
    return { alg: "" };
  }
}

/** A token that names no key, of a provider that has several of the kind: it is signed by one of them. */
async function tryEach(candidates: errors.JWKSMultipleMatchingKeys, judging: Judging): Promise<SignedToken> {
  const { token, party, options } = judging;
  let verdict: SignedToken = refusedToken(candidates, judging);
  let tried = 0;
  for await (const key of candidates) {
    if (++tried > mostCandidates) break;
    const verified = jwtVerify(token, key, options).then((found) => verifiedToken(found, party));
    verdict = await verified.catch((error: unknown) => refusedToken(error, judging));
    if (verdict.verified || verdict.reason !== errors.JWSSignatureVerificationFailed.code) break;
  }
  return verdict;
}

const mostCandidates = 8;
