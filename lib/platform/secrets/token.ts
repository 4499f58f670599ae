import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** A new unguessable token: 256 random bits in base64url (43 characters). */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a token: its SHA-256 in hex. Enough, since tokens are random and not guessable. */
export const tokenDigest = (token: string): string => sha256(token).toString("hex");

/** How tokens look that people and secret scanners are to know. */
export interface TokenLook {
  /** A new token: the prefix and 256 random bits. */
  make(): string;
  /** What the database keeps of a token; null for what cannot be one. */
  digestOf(token: string): string | null;
}

/** Tokens with a prefix of their own, such as `llk_`. */
export function tokensWithPrefix(prefix: string): TokenLook {
  const form = new RegExp(`^${prefix}[A-Za-z0-9_-]{43}$`);
  return {
    make: () => `${prefix}${newToken()}`,
    digestOf: (token) => (form.test(token) ? tokenDigest(token) : null),
  };
}

/** Compares two secrets in constant time; their lengths do not show either, since digests are compared. */
export const secretsEqual = (given: string, expected: string): boolean =>
  timingSafeEqual(sha256(given), sha256(expected));
