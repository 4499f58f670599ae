import { newToken, tokenDigest } from "@/lib/platform/secrets/token";

/** Lets people and secret scanners know a key by its look. */
const prefix = "llk_";
const form = /^llk_[A-Za-z0-9_-]{43}$/;

/** A new key: the prefix and 256 random bits. */
export const newApiKeyToken = (): string => `${prefix}${newToken()}`;

/** What the database keeps of a key, or null for what cannot be one. */
export const apiKeyDigest = (token: string): string | null => (form.test(token) ? tokenDigest(token) : null);
