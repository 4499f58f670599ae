import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

/** Lets people and secret scanners know a token by its look. */
const prefix = "lls_";
const form = /^lls_[A-Za-z0-9_-]{43}$/;

/** A new token: the prefix and 256 random bits. */
export const newScimToken = (): string => `${prefix}${newToken()}`;

/** What the database keeps of a token, or null for what cannot be one. */
export const scimTokenDigest = (token: string): string | null =>
  form.test(token) ? tokenDigest(token) : null;
