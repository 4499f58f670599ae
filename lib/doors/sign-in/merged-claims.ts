import type { Claims } from "@/lib/providers/settings/claim-at";

/**
 * The claims of an ID token with what only userinfo has. `email_verified` speaks of the address beside it: userinfo's word
 * counts for the token's address only when userinfo names the same one, and the token's for userinfo's never.
 */
export function mergedClaims<Token extends Claims>(token: Token, userinfo: Claims): Token {
  const merged = { ...userinfo, ...token };
  const verified =
    token.email === undefined
      ? userinfo.email_verified
      : (token.email_verified ?? (token.email === userinfo.email ? userinfo.email_verified : undefined));
  return { ...merged, email_verified: verified };
}
