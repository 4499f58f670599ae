import { createHash } from "node:crypto";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";

export type DigestAlgorithm = "md5" | "sha1" | "sha256" | "sha512";

const digestBytes = { md5: 16, sha1: 20, sha256: 32, sha512: 64 } as const;

/** Whether a decoded value has the right length: the digest alone, or with a salt behind it. */
export const isDigest = (algorithm: DigestAlgorithm, salted: boolean, stored: Buffer): boolean =>
  salted ? stored.length > digestBytes[algorithm] : stored.length === digestBytes[algorithm];

/**
 * Checks `digest(password + salt) + salt`, Dovecot's SSHA family (doc "Password Schemes"); with an empty salt it is
 * the plain SHA family. `stored` is the decoded value, of the length that isDigest asks for.
 */
export function verifyDigest(algorithm: DigestAlgorithm, stored: Buffer, plain: string): boolean {
  const length = digestBytes[algorithm];
  const computed = createHash(algorithm).update(plain).update(stored.subarray(length)).digest();
  return bytesEqual(computed, stored.subarray(0, length));
}
