import argon2 from "argon2";
import { dearHashQueue, type HashQueue, hashQueue } from "@/lib/platform/secrets/hash-queue";
import { opaqueString, possibleForms } from "@/lib/platform/secrets/opaque-string";
import { type ReadHash, readHash } from "@/lib/platform/secrets/password-schemes";
import { words } from "@/lib/words/text";

/** OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const argonOptions = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const ownForm = "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$";

/** Hash of a random value that nobody knows: checked where there is nothing to check, so that time tells nothing. */
const nobodysHash = `${ownForm}lj8KL7ASn0AxBEWnYPuETg$8gr7zOEMPtEMfZlh4LS5X0Bd6A+TrsrFPLQcxp0vFTw`;

interface VerifyOptions {
  /** Gives up the wait for a hashing slot. */
  signal?: AbortSignal;
  /** Whose password it is, in canonical form: DIGEST-MD5 hashes it as well. */
  name?: string;
}

/** A new Argon2id hash in Dovecot's form. Throws `unavailable` when too many hashes are waiting. */
export async function hashPassword(plain: string): Promise<string> {
  const hash = await hashQueue().run(() => argon2.hash(opaqueString(plain), argonOptions));
  return `{ARGON2ID}${hash}`;
}

const readUsable = (stored: string): ReadHash | null => {
  const found = readHash(stored);
  return typeof found === "string" || !found.isCheckable ? null : found;
};

/** Those that take seconds wait for each other, and for nobody else. */
const queueFor = ({ effort }: ReadHash): HashQueue => (effort === "usual" ? hashQueue() : dearHashQueue());

/**
 * Whether a password belongs to a stored `{SCHEME}value` (Dovecot's schemes), in any form that Unicode counts as the same
 * (RFC 8265). An unknown scheme, a malformed or a far too costly value is false. Throws `unavailable` when too many hashes
 * are waiting.
 */
export async function verifyPassword(
  plain: string,
  stored: string,
  { signal, name = "" }: VerifyOptions = {},
): Promise<boolean> {
  const found = readUsable(stored);
  if (!found || found.effort === "too-costly") return false;
  return queueFor(found).run(async () => {
    try {
      for (const form of possibleForms(plain)) if (await found.verify({ plain: form, name })) return true;
    } catch {
      // What a library cannot parse is no password of anybody: the same answer as a wrong one.
    }
    return false;
  }, signal);
}

/** Costs what a usual check costs and is never true: for names that do not exist or have no password. */
export async function verifyNobody(plain: string, options: VerifyOptions = {}): Promise<false> {
  await verifyPassword(plain, nobodysHash, options);
  return false;
}

/** True for what `hashPassword` makes, whose time a wrong password of nobody takes as well. */
export const isOwnHash = (stored: string): boolean => stored.startsWith(ownForm);

/** True when another hash should stand in a stored one's place: it is quick to guess, or takes seconds to check. */
export function needsRewriting(stored: string): boolean {
  const found = readUsable(stored);
  return found !== null && (found.isWeak || found.effort !== "usual");
}

export type HashProblem =
  | "no-scheme"
  | "unknown-scheme"
  | "readable"
  | "malformed"
  | "too-costly"
  | "not-checkable";

const mostHashLength = 1_024;

/** Why a ready hash may not be stored; null when it may. */
export function hashProblem(stored: string): HashProblem | null {
  if (stored.length > mostHashLength) return "malformed";
  const found = readHash(stored);
  if (typeof found === "string") return found;
  if (found.isReadable) return "readable";
  if (!found.isCheckable) return "not-checkable";
  return found.effort === "too-costly" ? "too-costly" : null;
}

/** What is wrong with a hash that may not be stored, behind the name of its field; never quotes it. */
export const hashProblemWords = words("password.hash", {
  "no-scheme": "must begin with its scheme, such as '{SSHA256}' or $6$",
  "unknown-scheme": "must have a scheme and an encoding that are supported",
  readable: "must be a hash, not a password in plain text",
  malformed: "must be well formed for its scheme",
  "too-costly": "must not take longer than ten seconds to check",
  "not-checkable": "needs the system's libcrypt, which this machine does not have",
} satisfies Record<HashProblem, string>);

/** True when a ready hash may be stored: known, well formed, quick enough to check, and not the password itself. */
export const isSupportedHash = (stored: string): boolean => hashProblem(stored) === null;
