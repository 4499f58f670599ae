import {
  createRemoteJWKSet,
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import { type MetadataSource, metadataFor } from "@/lib/identity-provider/discovery";
import { signingAlgorithms } from "@/lib/identity-provider/signing-algorithms";

export interface RelyingParty extends MetadataSource {
  clientId: string;
}

export type SignedToken =
  | { verified: true; payload: JWTPayload; header: JWTHeaderParameters }
  | { verified: false; reason: string };

/** How far the provider's clock may be from ours. */
export const clockToleranceSeconds = 30;

// At most 255 ASCII characters (OpenID Connect Core 2); no blanks at the ends, which the database would not tell apart.
const subjectPattern = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** Whether a claim is a subject, or a session's id, that we take. */
export const isSubject = (value: unknown): value is string =>
  typeof value === "string" && subjectPattern.test(value);

type KeySet = ReturnType<typeof createRemoteJWKSet>;
const keySets = new LRUCache<string, KeySet>({ max: 50, ttl: 60 * 60_000 });

function keySetFor(jwksUri: string): KeySet {
  let keys = keySets.get(jwksUri);
  if (!keys) {
    keys = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 4_000, cooldownDuration: 10_000 });
    keySets.set(jwksUri, keys);
  }
  return keys;
}

/**
 * Checks that a token was signed for us by the provider: signature by its published keys, `iss`, `aud`, `azp`, `exp`, and
 * the age by `iat`. Keys that the token itself names (`jku`, `jwk`, `x5u`) are never asked for. Throws `unavailable` when the
 * provider's keys cannot be read.
 */
export async function verifySignedToken(
  token: string,
  party: RelyingParty,
  rules: Required<Pick<JWTVerifyOptions, "maxTokenAge" | "requiredClaims">>,
): Promise<SignedToken> {
  const { jwks_uri } = await metadataFor(party);
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keySetFor(jwks_uri), {
      algorithms: signingAlgorithms,
      issuer: party.issuer,
      audience: party.clientId,
      clockTolerance: clockToleranceSeconds,
      ...rules,
    });
    return isForUs(payload, party)
      ? { verified: true, payload, header: protectedHeader }
      : { verified: false, reason: "azp" };
  } catch (error) {
    // jose reports a key set that did not come (not: a token that is wrong) by these.
    const keysMissing =
      error instanceof errors.JWKSTimeout || (error as { code?: string }).code === "ERR_JOSE_GENERIC";
    if (keysMissing || !(error instanceof errors.JOSEError))
      throw new AppError("unavailable", "The identity provider's keys could not be read.", { cause: error });
    return { verified: false, reason: error.code };
  }
}

/** Other audiences are not known here, so a token that names some must say that it was made for us (Core 3.1.3.7, 3 to 5). */
function isForUs({ aud, azp }: JWTPayload, { clientId }: RelyingParty): boolean {
  const isShared = Array.isArray(aud) && aud.length > 1;
  return azp === undefined && !isShared ? true : azp === clientId;
}
