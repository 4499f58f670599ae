import argon2 from "argon2";
import { hashQueue } from "@/lib/secrets/hash-queue";
import { schemeOf } from "@/lib/secrets/password-schemes";

/** OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const argonOptions = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a random value that nobody knows: checked where there is nothing to check, so that time tells nothing. */
const nobodysHash =
  "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$lj8KL7ASn0AxBEWnYPuETg$8gr7zOEMPtEMfZlh4LS5X0Bd6A+TrsrFPLQcxp0vFTw";

interface VerifyOptions {
  /** Gives up the wait for a hashing slot. */
  signal?: AbortSignal;
}

/** A new Argon2id hash in Dovecot's form. Throws `unavailable` when too many hashes are waiting. */
export async function hashPassword(plain: string): Promise<string> {
  const hash = await hashQueue().run(() => argon2.hash(plain, argonOptions));
  return `{ARGON2ID}${hash}`;
}

/**
 * Whether a password belongs to a stored `{SCHEME}value` (Dovecot's schemes). An unknown scheme or a malformed value
 * is false. Throws `unavailable` when too many hashes are waiting.
 */
export async function verifyPassword(
  plain: string,
  stored: string,
  options: VerifyOptions = {},
): Promise<boolean> {
  const found = schemeOf(stored);
  if (!found) return false;
  return hashQueue().run(async () => {
    try {
      return await found.scheme.verify(found.value, plain);
    } catch {
      // What a library cannot parse is no password of anybody: the same answer as a wrong one.
      return false;
    }
  }, options.signal);
}

/** Costs what a usual check costs and is never true: for names that do not exist or have no password. */
export async function verifyNobody(plain: string, options: VerifyOptions = {}): Promise<false> {
  await verifyPassword(plain, nobodysHash, options);
  return false;
}

/** True when checking this hash takes next to no time, so that a wrong password would show that the name exists. */
export const isFastHash = (stored: string): boolean => schemeOf(stored)?.scheme.cost !== "slow";

export type HashProblem = "unknown-scheme" | "readable" | "malformed" | "too-costly";

/** Why a ready hash may not be stored; null when it may. */
export function hashProblem(stored: string): HashProblem | null {
  if (stored.length > 1_024) return "malformed";
  const found = schemeOf(stored);
  if (!found) return "unknown-scheme";
  const { scheme, value } = found;
  if (scheme.cost === "readable") return "readable";
  if (!scheme.wellFormed(value)) return "malformed";
  return scheme.affordable?.(value) === false ? "too-costly" : null;
}

/** True when a ready hash may be stored: known, well formed, quick enough to check, and not the password itself. */
export const isSupportedHash = (stored: string): boolean => hashProblem(stored) === null;
