import { createHash } from "node:crypto";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { md4, md5AfterBlock } from "@/lib/platform/secrets/md-blocks";

/* What Dovecot stores for the old SASL mechanisms CRAM-MD5, DIGEST-MD5 and OTP, checked here against a whole password. */

const hmacBlockBytes = 64;

/** Both halves of HMAC-MD5 after their first block (RFC 2104, section 4): outer, inner; 32 bytes. */
export function cramMd5(plain: string): Buffer {
  const given = Buffer.from(plain);
  const key = Buffer.alloc(hmacBlockBytes);
  (given.length > hmacBlockBytes ? createHash("md5").update(given).digest() : given).copy(key);
  const half = (pad: number) => md5AfterBlock(Buffer.from(key.map((byte) => byte ^ pad)));
  return Buffer.concat([half(0x5c), half(0x36)]);
}

/** H(user ":" realm ":" password) of RFC 2831, section 2.1.2.1; Dovecot takes the domain for the realm. */
export function digestMd5(name: string, plain: string): Buffer {
  const at = name.indexOf("@");
  const [user, realm] = at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  return createHash("md5").update(`${user}:${realm}:${plain}`).digest();
}

const otpPattern = /^(md4|md5|sha1) (\d{1,4}) ([a-z0-9]{1,16}) ([0-9a-f]{16})$/i;
const mostOtpRounds = 9_999;
type OtpAlgorithm = "md4" | "md5" | "sha1";

/** Sixty-four bits of a digest (RFC 2289, appendix A); SHA-1's come out in words of the other byte order. */
function folded(algorithm: OtpAlgorithm, message: Buffer): Buffer {
  const digest = algorithm === "md4" ? md4(message) : createHash(algorithm).update(message).digest();
  const result = Buffer.alloc(8);
  for (const [index, byte] of digest.entries()) result[index % 8] = (result[index % 8] ?? 0) ^ byte;
  return algorithm === "sha1" ? result.swap32() : result;
}

interface OneTime {
  algorithm: OtpAlgorithm;
  rounds: number;
  seed: string;
  expected: Buffer;
}

/** Dovecot's `algorithm rounds seed last`, or null. */
export function parseOneTime(stored: string): OneTime | null {
  const [, algorithm, rounds, seed, last] = otpPattern.exec(stored) ?? [];
  if (!algorithm || !seed || !last || Number(rounds) > mostOtpRounds) return null;
  const expected = Buffer.from(last, "hex");
  return { algorithm: algorithm.toLowerCase() as OtpAlgorithm, rounds: Number(rounds), seed, expected };
}

/** True when the pass phrase gives the stored one-time password (RFC 2289, section 6). */
export function verifyOneTime(parsed: OneTime | null, plain: string): boolean {
  if (!parsed) return false;
  const { algorithm, rounds, seed, expected } = parsed;
  let value = folded(algorithm, Buffer.from(seed.toLowerCase() + plain));
  for (let round = 0; round < rounds; round++) value = folded(algorithm, value);
  return bytesEqual(value, expected);
}
