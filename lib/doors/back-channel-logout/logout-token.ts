import type { ProviderLogout } from "@/lib/credentials/web-session/end-provider-sessions";
import { isObject } from "@/lib/platform/input/is-object";
import {
  clockToleranceOf,
  isSubject,
  type RefusedToken,
  type RelyingParty,
  verifySignedToken,
} from "@/lib/providers/openid/signed-token";
import { claimFault } from "@/lib/providers/openid/token-fault";

export type VerifiedLogout = { verified: true; logout: Omit<ProviderLogout, "providerId"> } | RefusedToken;

/** Tokens are sent the moment they are made; Keycloak's end after 120 s. */
const maxAgeSeconds = 300;
const event = "http://schemas.openid.net/event/backchannel-logout";
/** Explicit typing is recommended, and Keycloak does without (section 2.4; RFC 8725, section 3.11). */
const types = [undefined, "jwt", "logout+jwt", "application/logout+jwt"];

/** By what it says, or does not say, under this name. */
const refused = (name: string, claims: Readonly<Record<string, unknown>>): RefusedToken => ({
  verified: false,
  reason: name,
  detail: claimFault(name, { claims }),
});

/**
 * Checks a logout token by OpenID Connect Back-Channel Logout 1.0, section 2.6: what holds for an ID token (signature, issuer,
 * audience, age, an end), the `events` member, `jti`, `sub` or `sid`, and no `nonce`. Throws `unavailable` when the provider's keys cannot be read.
 */
export async function verifyLogoutToken(token: string, party: RelyingParty): Promise<VerifiedLogout> {
  const signed = await verifySignedToken(token, party, {
    purpose: "logout-token",
    maxTokenAge: maxAgeSeconds,
    requiredClaims: ["iat", "exp", "jti", "events"],
  });
  if (!signed.verified) return signed;
  const { payload, header } = signed;
  const { events, jti, sub, sid, iat = 0 } = payload;
  if (!types.includes(header.typ?.toLowerCase())) return refused("typ", { typ: header.typ });
  if (!isObject(events) || !isObject(events[event])) return refused("events", payload);
  if ("nonce" in payload) return refused("nonce", payload);
  if (typeof jti !== "string" || jti === "") return refused("jti", payload);
  if (sub === undefined && sid === undefined)
    return { ...refused("sub", payload), reason: "neither sub nor sid" };
  if (sub !== undefined && !isSubject(sub)) return refused("sub", payload);
  if (sid !== undefined && !isSubject(sid)) return refused("sid", payload);
  const tooOldAt = new Date((iat + maxAgeSeconds + clockToleranceOf(party)) * 1_000);
  const whose = { sessionId: sid ?? null, subject: sub ?? null };
  return { verified: true, logout: { issuer: party.issuer, tokenId: jti, tooOldAt, ...whose } };
}
