import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { type Answer, readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { jsonOf, requireSuccess } from "@/lib/platform/foreign-answer/read-json";
import { providerFor } from "@/lib/providers/openid/discovery";
import { type RelyingParty, type TokenRules, verifySignedToken } from "@/lib/providers/openid/signed-token";
import type { Claims } from "@/lib/providers/settings/claim-at";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const userinfoWords = words("provider.userinfo", {
  noClaims: "{place} did not answer with claims.",
  invalid: "The signed answer of {place} is not valid. {detail}",
});

export type Userinfo =
  | { state: "read"; claims: Claims }
  /** The provider has none. */
  | { state: "none" }
  /** It did not answer, or with something that cannot be used; `isOutage`: it may later. */
  | { state: "unread"; problem: string; isOutage: boolean }
  /** An answer about somebody else: whoever sends it lies, or was lied to. */
  | { state: "another-subject" };

/**
 * The claims of `/userinfo`, for providers that leave some out of the ID token (OpenID Connect Core 5.3). A signed answer
 * must be signed for us by this provider; its `sub` must be the token's (5.3.2), compared as text. Throws
 * `ForeignProblem` only when the provider's own metadata cannot be read. `until` is when all must have ended, by `performance.now()`.
 */
export async function readUserinfo(
  party: RelyingParty,
  { accessToken, subject }: { accessToken: string; subject: string },
  until?: number,
): Promise<Userinfo> {
  const provider = await providerFor(party, until);
  const url = provider.metadata.userinfo_endpoint;
  if (!url) return { state: "none" };
  try {
    const answer = await readAnswer({
      url,
      reach: provider.reachOf(url),
      until,
      headers: { accept: "application/json, application/jwt", authorization: `Bearer ${accessToken}` },
    });
    requireSuccess(answer);
    const claims = await claimsIn(answer, party, until);
    return subjectText(claims.sub) === subject ? { state: "read", claims } : { state: "another-subject" };
  } catch (error) {
    if (!(error instanceof ForeignProblem)) throw error;
    return { state: "unread", problem: error.message, isOutage: error.code === "unavailable" };
  }
}

/** Some providers give a number; one that JavaScript cannot hold exactly is nobody's. */
const subjectText = (sub: unknown): unknown => (Number.isSafeInteger(sub) ? String(sub) : sub);

async function claimsIn(answer: Answer, party: RelyingParty, until?: number): Promise<Claims> {
  const claims =
    answer.type === "application/jwt" ? await signedClaims(answer, party, until) : jsonOf(answer);
  if (claims === null || typeof claims !== "object" || Array.isArray(claims))
    throw new ForeignProblem("malformed", userinfoWords("noClaims", { place: answer.place }));
  return claims as Claims;
}

async function signedClaims({ place, body }: Answer, party: RelyingParty, until?: number): Promise<Claims> {
  const token = body.toString("utf8").trim();
  const rules: TokenRules = { purpose: "userinfo", requiredClaims: ["iss", "aud", "sub"] };
  const signed = await verifySignedToken(token, party, rules, until);
  if (!signed.verified)
    throw new ForeignProblem(
      "malformed",
      userinfoWords("invalid", { place, detail: verbatim(signed.detail) }),
    );
  return signed.payload;
}
