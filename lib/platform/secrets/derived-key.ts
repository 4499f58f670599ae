import { createHash, createHmac, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";

const derive = promisify(pbkdf2);
const mostKeyBytes = 512;

export interface DerivedKey {
  rounds: number;
  salt: Buffer;
  expected: Buffer;
}

function derived(
  rounds: string | undefined,
  salt: Buffer,
  expected: Buffer,
  length?: number,
): DerivedKey | null {
  const count = Number(rounds);
  const sane = Number.isInteger(count) && count > 0;
  const { length: given } = expected;
  const rightLength = length ? given === length : given >= 16 && given <= mostKeyBytes;
  return sane && rightLength ? { rounds: count, salt, expected } : null;
}

/** Rounds that a key costs: its own for each block of the digest's length that it has (RFC 8018, section 5.2). */
export const derivationRounds = ({ rounds, expected }: DerivedKey, digestBytes: number): number =>
  rounds * Math.ceil(expected.length / digestBytes);

/** Dovecot's PBKDF2: `$1$salt$rounds$hex`, HMAC-SHA-1, 20 bytes. */
export function parseDovecotPbkdf2(stored: string): DerivedKey | null {
  const match = /^\$1\$([^$]*)\$(\d{1,9})\$([0-9a-f]{40})$/i.exec(stored);
  if (!match) return null;
  return derived(match[2], Buffer.from(match[1] ?? ""), Buffer.from(match[3] ?? "", "hex"), 20);
}

/** FreeIPA's PBKDF2-SHA512 as mailcow reads it: `rounds$base64 salt$base64 key`, any key length. */
export function parsePbkdf2Sha512(stored: string): DerivedKey | null {
  const match = /^(\d{1,9})\$([A-Za-z0-9+/]+={0,2})\$([A-Za-z0-9+/]+={0,2})$/.exec(stored);
  if (!match) return null;
  return derived(match[1], Buffer.from(match[2] ?? "", "base64"), Buffer.from(match[3] ?? "", "base64"));
}

/** SCRAM (RFC 5802, RFC 7677) as Dovecot keeps it: `rounds,salt,StoredKey,ServerKey`, the last three in base64. */
export function parseScram(stored: string, length: number): DerivedKey | null {
  const [rounds, salt, storedKey, serverKey] = stored.split(",");
  if (!salt || !storedKey || !serverKey) return null;
  return derived(rounds, Buffer.from(salt, "base64"), Buffer.from(storedKey, "base64"), length);
}

/** Digests of passlib's names, with their length in bytes. */
const passlibDigests = { "": ["sha1", 20], "-sha256": ["sha256", 32], "-sha512": ["sha512", 64] } as const;
type PasslibName = keyof typeof passlibDigests;

/** passlib's base64: "." for "+", without padding ("ab64"). */
const fromPasslib = (text: string | undefined): Buffer =>
  Buffer.from((text ?? "").replaceAll(".", "+"), "base64");

interface PasslibKey {
  key: DerivedKey;
  digest: Pbkdf2Digest;
  digestBytes: number;
}

/** passlib's `$pbkdf2-sha512$rounds$salt$key`, also with -sha256 and, without either, SHA-1. */
export function parsePasslibPbkdf2(stored: string): PasslibKey | null {
  const match = /^\$pbkdf2(|-sha256|-sha512)\$(\d{1,9})\$([./0-9A-Za-z]*)\$([./0-9A-Za-z]+)$/.exec(stored);
  if (!match) return null;
  const [digest, digestBytes] = passlibDigests[match[1] as PasslibName];
  const key = derived(match[2], fromPasslib(match[3]), fromPasslib(match[4]), digestBytes);
  return key && { key, digest, digestBytes };
}

type Pbkdf2Digest = "sha1" | "sha256" | "sha512";

/** True when PBKDF2 of `plain` gives the expected key. */
export async function verifyPbkdf2(parsed: DerivedKey | null, plain: string, hash: Pbkdf2Digest) {
  if (!parsed) return false;
  const { salt, rounds, expected } = parsed;
  return bytesEqual(await derive(plain, salt, rounds, expected.length, hash), expected);
}

/** True when `plain` gives the stored key: H(HMAC(SaltedPassword, "Client Key")), RFC 5802 section 3. */
export async function verifyScram(parsed: DerivedKey | null, plain: string, hash: "sha1" | "sha256") {
  if (!parsed) return false;
  const { salt, rounds, expected } = parsed;
  const salted = await derive(plain.normalize("NFKC"), salt, rounds, expected.length, hash);
  const clientKey = createHmac(hash, salted).update("Client Key").digest();
  return bytesEqual(createHash(hash).update(clientKey).digest(), expected);
}
