import { createHash } from "node:crypto";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { cryptBase64 } from "@/lib/platform/secrets/crypt-base64";

/* crypt(3) with "$1$" (P.-H. Kamp's MD5 crypt, FreeBSD libcrypt), and Apache's "$apr1$", the same under another name. */

const rounds = 1_000;
const order = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5], [11]];
const pattern = /^(\$(?:1|apr1)\$)([^$]{0,8})\$([./0-9A-Za-z]{22})$/;

export const isMd5Crypt = (stored: string): boolean => pattern.test(stored);

const md5 = (...parts: Buffer[]): Buffer => createHash("md5").update(Buffer.concat(parts)).digest();

/** True when `plain` is the password behind such a string; false for anything malformed. About 2 ms. */
export function verifyMd5Crypt(stored: string, plain: string): boolean {
  const match = pattern.exec(stored);
  if (!match) return false;
  const [magic, salt] = [Buffer.from(match[1] ?? ""), Buffer.from(match[2] ?? "")];
  const digest = md5Crypt(Buffer.from(plain), salt, magic);
  return bytesEqual(Buffer.from(cryptBase64(digest, order)), Buffer.from(match[3] ?? ""));
}

function md5Crypt(key: Buffer, salt: Buffer, magic: Buffer): Buffer {
  const inner = Buffer.alloc(key.length, md5(key, salt, key));
  const parts = [key, magic, salt, key.length === 0 ? key : inner];
  // By the bits of the length: a NUL for a one, the first byte of the password for a zero.
  for (let bits = key.length; bits > 0; bits >>>= 1)
    parts.push(bits & 1 ? Buffer.alloc(1) : key.subarray(0, 1));
  let digest = md5(...parts);
  for (let round = 0; round < rounds; round++) {
    const step = [round % 2 ? key : digest];
    if (round % 3) step.push(salt);
    if (round % 7) step.push(key);
    step.push(round % 2 ? digest : key);
    digest = md5(...step);
  }
  return digest;
}
