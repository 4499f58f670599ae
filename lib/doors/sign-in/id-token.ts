import type { JWTPayload } from "jose";
import {
  isSubject,
  type RefusedToken,
  type RelyingParty,
  type TokenRules,
  verifySignedToken,
} from "@/lib/providers/openid/signed-token";
import { claimFault } from "@/lib/providers/openid/token-fault";

export type VerifiedToken = { verified: true; claims: JWTPayload & { sub: string } } | RefusedToken;

const maxAgeSeconds = 600;

/**
 * Checks an ID token by OpenID Connect Core 3.1.3.7: signature by the issuer's published keys, `iss`, `aud`, `azp`,
 * `exp`, `iat`. (The nonce is bound to the browser's cookie and checked by Auth.js on the same token.) Throws
 * `ForeignProblem` when the provider's keys cannot be read. `until` is when that must have ended, by `performance.now()`.
 */
export async function verifyIdToken(
  token: string,
  party: RelyingParty,
  until?: number,
): Promise<VerifiedToken> {
  const rules: TokenRules = {
    purpose: "id-token",
    maxTokenAge: maxAgeSeconds,
    requiredClaims: ["sub", "exp", "iat"],
  };
  const signed = await verifySignedToken(token, party, rules, until);
  if (!signed.verified) return signed;
  const { payload } = signed;
  return isSubject(payload.sub)
    ? { verified: true, claims: { ...payload, sub: payload.sub } }
    : { verified: false, reason: "sub", detail: claimFault("sub", { claims: payload }) };
}
