import { createHash, createHmac, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { bytesEqual } from "@/lib/secrets/bytes-equal";

const derive = promisify(pbkdf2);
/** More would hold a hashing slot for seconds; OWASP's advice of 2023 is 600 000 for SHA-256. */
const maxIterations = 2_000_000;

interface Derived {
  rounds: number;
  salt: Buffer;
  expected: Buffer;
}

function derived(
  rounds: string | undefined,
  salt: Buffer,
  expected: Buffer,
  length?: number,
): Derived | null {
  const count = Number(rounds);
  const sane = Number.isInteger(count) && count > 0 && count <= maxIterations;
  const rightLength = length ? expected.length === length : expected.length >= 16 && expected.length <= 512;
  return sane && rightLength ? { rounds: count, salt, expected } : null;
}

/** Dovecot's PBKDF2: `$1$salt$rounds$hex`, HMAC-SHA-1, 20 bytes. */
export function parseDovecotPbkdf2(stored: string): Derived | null {
  const match = /^\$1\$([^$]*)\$(\d{1,9})\$([0-9a-f]{40})$/i.exec(stored);
  if (!match) return null;
  return derived(match[2], Buffer.from(match[1] ?? ""), Buffer.from(match[3] ?? "", "hex"), 20);
}

/** FreeIPA's PBKDF2-SHA512 as mailcow reads it: `rounds$base64 salt$base64 key`, any key length. */
export function parsePbkdf2Sha512(stored: string): Derived | null {
  const match = /^(\d{1,9})\$([A-Za-z0-9+/]+={0,2})\$([A-Za-z0-9+/]+={0,2})$/.exec(stored);
  if (!match) return null;
  return derived(match[1], Buffer.from(match[2] ?? "", "base64"), Buffer.from(match[3] ?? "", "base64"));
}

/** SCRAM (RFC 5802, RFC 7677) as Dovecot keeps it: `rounds,salt,StoredKey,ServerKey`, the last three in base64. */
export function parseScram(stored: string, length: number): Derived | null {
  const [rounds, salt, storedKey, serverKey] = stored.split(",");
  if (!salt || !storedKey || !serverKey) return null;
  return derived(rounds, Buffer.from(salt, "base64"), Buffer.from(storedKey, "base64"), length);
}

/** True when PBKDF2 of `plain` gives the expected key. */
export async function verifyPbkdf2(parsed: Derived | null, plain: string, hash: "sha1" | "sha512") {
  if (!parsed) return false;
  const { salt, rounds, expected } = parsed;
  return bytesEqual(await derive(plain, salt, rounds, expected.length, hash), expected);
}

/** True when `plain` gives the stored key: H(HMAC(SaltedPassword, "Client Key")), RFC 5802 section 3. */
export async function verifyScram(parsed: Derived | null, plain: string, hash: "sha1" | "sha256") {
  if (!parsed) return false;
  const { salt, rounds, expected } = parsed;
  const salted = await derive(plain.normalize("NFKC"), salt, rounds, expected.length, hash);
  const clientKey = createHmac(hash, salted).update("Client Key").digest();
  return bytesEqual(createHash(hash).update(clientKey).digest(), expected);
}
