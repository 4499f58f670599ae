import argon2 from "argon2";
import bcrypt from "bcrypt";
import { bytesEqual } from "@/lib/secrets/bytes-equal";
import {
  parseDovecotPbkdf2,
  parsePbkdf2Sha512,
  parseScram,
  verifyPbkdf2,
  verifyScram,
} from "@/lib/secrets/derived-key";
import { isMd5Crypt, verifyMd5Crypt } from "@/lib/secrets/md5-crypt";
import { type DigestAlgorithm, isDigest, verifyDigest } from "@/lib/secrets/salted-digest";
import { parseShaCrypt, verifyShaCrypt } from "@/lib/secrets/sha-crypt";

export interface Scheme {
  /** `slow` schemes have a work factor; `fast` ones are plain digests; `readable` ones keep the password itself. */
  cost: "slow" | "fast" | "readable";
  verify(value: string, plain: string): boolean | Promise<boolean>;
  /** Whether the value has the scheme's form. */
  wellFormed(value: string): boolean;
  /** Whether a well-formed value takes no more than about a second of one core to check; left out: all do. */
  affordable?(value: string): boolean;
}

/*
 * Whoever chooses a hash chooses what each guess costs us. More than about a second would hold a hashing slot for so
 * long, and come too late for the gate. Measured on one core of 2026: bcrypt 14 1.0 s, Argon2id 512 MiB (memory times passes)
 * 0.8 s, SHA512-CRYPT with 100 000 rounds 0.8 s, PBKDF2-SHA512 with a million 1.0 s.
 */
const mostBcryptCost = 14;
const mostArgonMemoryKib = 262_144;
const mostArgonWorkKib = 524_288;
const mostArgonLanes = 16;
const mostShaCryptRounds = 100_000;
const mostDerivedRounds = 1_000_000;

type Encoding = "base64" | "hex";

const hexPattern = /^([0-9a-f]{2})+$/i;
const base64Pattern = /^[A-Za-z0-9+/]+={0,2}$/;

function decode(value: string, encoding: Encoding): Buffer {
  const pattern = encoding === "hex" ? hexPattern : base64Pattern;
  return pattern.test(value) ? Buffer.from(value, encoding) : Buffer.alloc(0);
}

const digest = (algorithm: DigestAlgorithm, salted: boolean, encoding: Encoding): Scheme => {
  const wellFormed = (value: string) => isDigest(algorithm, salted, decode(value, encoding));
  return {
    cost: "fast",
    wellFormed,
    verify: (value, plain) => wellFormed(value) && verifyDigest(algorithm, decode(value, encoding), plain),
  };
};

const argonPattern =
  /^\$argon2(?:i|d|id)\$v=\d+\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;
const bcryptPattern = /^\$2[abxy]\$(\d\d)\$[./0-9A-Za-z]{53}$/;

function isAffordableCrypt(value: string): boolean {
  const [, memory, passes, lanes] = (argonPattern.exec(value) ?? []).map(Number);
  if (memory !== undefined && passes !== undefined && lanes !== undefined)
    return memory <= mostArgonMemoryKib && memory * passes <= mostArgonWorkKib && lanes <= mostArgonLanes;
  const bcryptCost = bcryptPattern.exec(value)?.[1];
  if (bcryptCost !== undefined) return Number(bcryptCost) <= mostBcryptCost;
  return (parseShaCrypt(value)?.rounds ?? 0) <= mostShaCryptRounds;
}

/** Any crypt(3) or PHC string, told apart by its own prefix, as Dovecot and PHP do for every *-CRYPT label. */
const crypt: Scheme = {
  cost: "slow",
  verify: (value, plain) => {
    if (value.startsWith("$argon2")) return argon2.verify(value, plain);
    // PHP's "y", Apache's and Dovecot's, is the same algorithm under a letter that the library does not know.
    if (bcryptPattern.test(value)) return bcrypt.compare(plain, value.replace(/^\$2[xy]/, "$2b"));
    if (value.startsWith("$1$")) return verifyMd5Crypt(value, plain);
    return verifyShaCrypt(value, plain);
  },
  wellFormed: (value) =>
    argonPattern.test(value) ||
    bcryptPattern.test(value) ||
    isMd5Crypt(value) ||
    parseShaCrypt(value) !== null,
  affordable: isAffordableCrypt,
};

const readable: Scheme = {
  cost: "readable",
  wellFormed: (value) => value !== "",
  verify: (value, plain) => bytesEqual(Buffer.from(value), Buffer.from(plain)),
};

/** Dovecot's PLAIN-TRUNC: `length-start`, the password cut after so many octets; without a length it is whole. */
const truncated: Scheme = {
  cost: "readable",
  wellFormed: (value) => value !== "",
  verify: (value, plain) => {
    const [, length, start] = /^(\d{1,4})-(.*)$/s.exec(value) ?? [];
    const given = Buffer.from(plain);
    if (length === undefined) return bytesEqual(Buffer.from(value), given);
    return bytesEqual(Buffer.from(start ?? ""), given.subarray(0, Number(length)));
  },
};

/** A derived key costs its rounds for each block of the digest's length that it has (RFC 8018, section 5.2). */
const isAffordableKey = (parsed: ReturnType<typeof parsePbkdf2Sha512>, digestBytes: number): boolean =>
  parsed !== null && parsed.rounds * Math.ceil(parsed.expected.length / digestBytes) <= mostDerivedRounds;

const pbkdf2: Scheme = {
  cost: "slow",
  wellFormed: (value) => parseDovecotPbkdf2(value) !== null,
  affordable: (value) => isAffordableKey(parseDovecotPbkdf2(value), 20),
  verify: (value, plain) => verifyPbkdf2(parseDovecotPbkdf2(value), plain, "sha1"),
};

const pbkdf2Sha512: Scheme = {
  cost: "slow",
  wellFormed: (value) => parsePbkdf2Sha512(value) !== null,
  affordable: (value) => isAffordableKey(parsePbkdf2Sha512(value), 64),
  verify: (value, plain) => verifyPbkdf2(parsePbkdf2Sha512(value), plain, "sha512"),
};

const scram = (hash: "sha1" | "sha256", length: number): Scheme => ({
  cost: "slow",
  wellFormed: (value) => parseScram(value, length) !== null,
  affordable: (value) => isAffordableKey(parseScram(value, length), length),
  verify: (value, plain) => verifyScram(parseScram(value, length), plain, hash),
});

const cryptLabels = ["CRYPT", "MD5", "MD5-CRYPT", "SHA256-CRYPT", "SHA512-CRYPT", "BLF-CRYPT", "ARGON2I"];
const readableLabels = ["PLAIN", "CLEAR", "CLEARTEXT"];
const sharedDigests = (encoding: Encoding): Record<string, Scheme> => ({
  SHA: digest("sha1", false, encoding),
  SHA1: digest("sha1", false, encoding),
  SHA256: digest("sha256", false, encoding),
  SHA512: digest("sha512", false, encoding),
  SSHA: digest("sha1", true, encoding),
  SSHA256: digest("sha256", true, encoding),
  SSHA512: digest("sha512", true, encoding),
  SMD5: digest("md5", true, encoding),
  "LDAP-MD5": digest("md5", false, encoding),
  "PLAIN-MD5": digest("md5", false, encoding),
});

const schemes: Record<string, Scheme> = {
  ...sharedDigests("base64"),
  // The one digest whose default encoding is hexadecimal (Dovecot, "Password Schemes").
  "PLAIN-MD5": digest("md5", false, "hex"),
  ...Object.fromEntries([...cryptLabels, "ARGON2ID"].map((label) => [label, crypt])),
  ...Object.fromEntries(readableLabels.map((label) => [label, readable])),
  "PLAIN-TRUNC": truncated,
  PBKDF2: pbkdf2,
  "PBKDF2-SHA512": pbkdf2Sha512,
  "SCRAM-SHA-1": scram("sha1", 20),
  "SCRAM-SHA-256": scram("sha256", 32),
};

const encodings: Record<string, Encoding> = { HEX: "hex", B64: "base64", BASE64: "base64" };

/** Splits `{SCHEME.ENCODING}value`; null when the scheme is unknown. The label's case does not matter. */
export function schemeOf(stored: string): { scheme: Scheme; value: string } | null {
  const match = /^\{([A-Za-z0-9-]+)(?:\.([A-Za-z0-9]+))?\}(.*)$/s.exec(stored);
  if (!match) return null;
  const [label, suffix, value] = [match[1]?.toUpperCase() ?? "", match[2]?.toUpperCase(), match[3] ?? ""];
  const encoding = suffix === undefined ? undefined : encodings[suffix];
  if (suffix !== undefined && !encoding) return null;
  const table = encoding ? sharedDigests(encoding) : schemes;
  const scheme = Object.hasOwn(table, label) ? table[label] : undefined;
  return scheme ? { scheme, value } : null;
}
