import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import { fetchJson, type MetadataSource, metadataFor } from "@/lib/identity-provider/discovery";
import { signingAlgorithms } from "@/lib/identity-provider/signing-algorithms";

export interface RelyingParty extends MetadataSource {
  clientId: string;
}

export type VerifiedToken =
  | { verified: true; claims: JWTPayload & { sub: string } }
  | { verified: false; reason: string };

// At most 255 ASCII characters (OpenID Connect Core 2); no blanks at the ends, which the database would not tell apart.
const subjectPattern = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
const clockToleranceSeconds = 30;
const maxAgeSeconds = 600;

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
 * Checks an ID token by OpenID Connect Core 3.1.3.7: signature by the issuer's published keys, `iss`, `aud`, `azp`,
 * `exp`, `iat`. (The nonce is bound to the browser's cookie and checked by Auth.js on the same token.) Throws
 * `unavailable` when the provider's keys cannot be read.
 */
export async function verifyIdToken(token: string, party: RelyingParty): Promise<VerifiedToken> {
  const { jwks_uri } = await metadataFor(party);
  try {
    const { payload } = await jwtVerify(token, keySetFor(jwks_uri), {
      algorithms: signingAlgorithms,
      issuer: party.issuer,
      audience: party.clientId,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: maxAgeSeconds,
      requiredClaims: ["sub", "exp", "iat"],
    });
    const severalAudiences = Array.isArray(payload.aud) && payload.aud.length > 1;
    if ((severalAudiences || payload.azp !== undefined) && payload.azp !== party.clientId)
      return { verified: false, reason: "azp" };
    if (typeof payload.sub !== "string" || !subjectPattern.test(payload.sub))
      return { verified: false, reason: "sub" };
    return { verified: true, claims: { ...payload, sub: payload.sub } };
  } catch (error) {
    // jose reports a key set that did not come (not: a token that is wrong) by these.
    const keysMissing =
      error instanceof errors.JWKSTimeout || (error as { code?: string }).code === "ERR_JOSE_GENERIC";
    if (keysMissing || !(error instanceof errors.JOSEError))
      throw new AppError("unavailable", "The identity provider's keys could not be read.", { cause: error });
    return { verified: false, reason: error.code };
  }
}

/**
 * The claims of `/userinfo`, for providers that leave some out of the ID token. Its `sub` must be the token's
 * (OpenID Connect Core 5.3.2), else it is someone else's answer and null is returned.
 */
export async function readUserinfo(
  provider: MetadataSource,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown> | null> {
  const { userinfo_endpoint } = await metadataFor(provider);
  if (!userinfo_endpoint) return {};
  const claims = await fetchJson(userinfo_endpoint, { authorization: `Bearer ${accessToken}` });
  if (claims === null || typeof claims !== "object" || Array.isArray(claims)) return null;
  const record = claims as Record<string, unknown>;
  return record.sub === subject ? record : null;
}
