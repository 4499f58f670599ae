import type { JWTPayload } from "jose";
import { fetchJson, type MetadataSource, metadataFor } from "@/lib/identity-provider/discovery";
import { isSubject, type RelyingParty, verifySignedToken } from "@/lib/identity-provider/signed-token";

export type VerifiedToken =
  | { verified: true; claims: JWTPayload & { sub: string } }
  | { verified: false; reason: string };

const maxAgeSeconds = 600;

/**
 * Checks an ID token by OpenID Connect Core 3.1.3.7: signature by the issuer's published keys, `iss`, `aud`, `azp`,
 * `exp`, `iat`. (The nonce is bound to the browser's cookie and checked by Auth.js on the same token.) Throws
 * `unavailable` when the provider's keys cannot be read.
 */
export async function verifyIdToken(token: string, party: RelyingParty): Promise<VerifiedToken> {
  const signed = await verifySignedToken(token, party, {
    maxTokenAge: maxAgeSeconds,
    requiredClaims: ["sub", "exp", "iat"],
  });
  if (!signed.verified) return signed;
  const { payload } = signed;
  return isSubject(payload.sub)
    ? { verified: true, claims: { ...payload, sub: payload.sub } }
    : { verified: false, reason: "sub" };
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
