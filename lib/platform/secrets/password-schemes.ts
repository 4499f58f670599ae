import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { type CryptForm, cryptForm } from "@/lib/platform/secrets/crypt-forms";
import {
  type DerivedKey,
  derivationRounds,
  parseDovecotPbkdf2,
  parsePbkdf2Sha512,
  parseScram,
  verifyPbkdf2,
  verifyScram,
} from "@/lib/platform/secrets/derived-key";
import { effortOf } from "@/lib/platform/secrets/effort";
import { md4 } from "@/lib/platform/secrets/md-blocks";
import { cramMd5, digestMd5, parseOneTime, verifyOneTime } from "@/lib/platform/secrets/mechanism-hashes";
import { type DigestAlgorithm, isDigest, verifyDigest } from "@/lib/platform/secrets/salted-digest";

type Encoding = "text" | "base64" | "hex";

/** A password and whose it is: the address in canonical form, which some schemes hash as well. */
export interface Given {
  plain: string;
  name: string;
}

/** How one stored value is checked. */
export interface ReadHash extends Omit<CryptForm, "verify"> {
  /** The value is the password itself, or a part of it. */
  isReadable: boolean;
  verify(given: Given): boolean | Promise<boolean>;
}

interface Scheme {
  /** How values are written unless the label says `.B64` or `.HEX`. */
  encoding: Encoding;
  /** Null: the value has not the scheme's form. */
  read(value: Buffer): ReadHash | null;
}

const usualDerivedRounds = 1_000_000;

const quick = (verify: ReadHash["verify"]): ReadHash => ({
  effort: "usual",
  isWeak: true,
  isReadable: false,
  isCheckable: true,
  verify,
});

const digest = (algorithm: DigestAlgorithm, salted: boolean, encoding: Encoding = "base64"): Scheme => ({
  encoding,
  read: (value) =>
    isDigest(algorithm, salted, value) ? quick(({ plain }) => verifyDigest(algorithm, value, plain)) : null,
});

/** A value of fixed length that is made anew from the password and compared. */
const fixed = (bytes: number, make: (given: Given) => Buffer): Scheme => ({
  encoding: "hex",
  read: (value) => (value.length === bytes ? quick((given) => bytesEqual(make(given), value)) : null),
});

const crypt: Scheme = {
  encoding: "text",
  read: (value) => {
    const found = cryptForm(value.toString());
    return found && { ...found, isReadable: false, verify: ({ plain }) => found.verify(plain) };
  },
};

const readable = (fits: (value: Buffer, plain: Buffer) => boolean): Scheme => ({
  encoding: "text",
  read: (value) =>
    value.length === 0
      ? null
      : { ...quick(({ plain }) => fits(value, Buffer.from(plain))), isReadable: true },
});

/** Dovecot's PLAIN-TRUNC: `length-start`, the password cut after so many octets; without a length it is whole. */
function startFits(value: Buffer, plain: Buffer): boolean {
  const length = /^(\d{1,4})-/.exec(value.toString("latin1"))?.[1];
  if (length === undefined) return bytesEqual(value, plain);
  return bytesEqual(value.subarray(length.length + 1), plain.subarray(0, Number(length)));
}

const derived = (
  parse: (stored: string) => DerivedKey | null,
  digestBytes: number,
  verify: (key: DerivedKey, plain: string) => Promise<boolean>,
): Scheme => ({
  encoding: "text",
  read: (value) => {
    const key = parse(value.toString());
    if (!key) return null;
    const effort = effortOf(derivationRounds(key, digestBytes), usualDerivedRounds);
    return { ...quick(({ plain }) => verify(key, plain)), effort, isWeak: false };
  },
});

const scram = (hash: "sha1" | "sha256", bytes: number): Scheme =>
  derived(
    (stored) => parseScram(stored, bytes),
    bytes,
    (key, plain) => verifyScram(key, plain, hash),
  );

const oneTime: Scheme = {
  encoding: "text",
  read: (value) => {
    const parsed = parseOneTime(value.toString());
    return parsed && quick(({ plain }) => verifyOneTime(parsed, plain));
  },
};

const whole = readable(bytesEqual);
const schemes: Record<string, Scheme> = {
  SHA: digest("sha1", false),
  SHA1: digest("sha1", false),
  SHA256: digest("sha256", false),
  SHA512: digest("sha512", false),
  SSHA: digest("sha1", true),
  SSHA256: digest("sha256", true),
  SSHA512: digest("sha512", true),
  SMD5: digest("md5", true),
  "LDAP-MD5": digest("md5", false),
  "PLAIN-MD5": digest("md5", false, "hex"),
  "PLAIN-MD4": fixed(16, ({ plain }) => md4(Buffer.from(plain))),
  "CRAM-MD5": fixed(32, ({ plain }) => cramMd5(plain)),
  "HMAC-MD5": fixed(32, ({ plain }) => cramMd5(plain)),
  "DIGEST-MD5": fixed(16, ({ name, plain }) => digestMd5(name, plain)),
  OTP: oneTime,
  CRYPT: crypt,
  MD5: crypt,
  "MD5-CRYPT": crypt,
  "DES-CRYPT": crypt,
  "SHA256-CRYPT": crypt,
  "SHA512-CRYPT": crypt,
  "BLF-CRYPT": crypt,
  ARGON2I: crypt,
  ARGON2ID: crypt,
  PLAIN: whole,
  CLEAR: whole,
  CLEARTEXT: whole,
  "PLAIN-TRUNC": readable(startFits),
  PBKDF2: derived(parseDovecotPbkdf2, 20, (key, plain) => verifyPbkdf2(key, plain, "sha1")),
  "PBKDF2-SHA512": derived(parsePbkdf2Sha512, 64, (key, plain) => verifyPbkdf2(key, plain, "sha512")),
  "SCRAM-SHA-1": scram("sha1", 20),
  "SCRAM-SHA-256": scram("sha256", 32),
};

const suffixes: Record<string, Encoding> = { HEX: "hex", B64: "base64", BASE64: "base64" };
const patterns = { hex: /^([0-9a-f]{2})+$/i, base64: /^[A-Za-z0-9+/]+={0,2}$/, text: /^/ };

const decode = (value: string, encoding: Encoding): Buffer | null =>
  patterns[encoding].test(value) ? Buffer.from(value, encoding === "text" ? "utf8" : encoding) : null;

/** Values of a fixed length are taken in the other encoding as well, as Dovecot takes them by their length. */
function readEncoded({ read }: Scheme, value: string, encoding: Encoding): ReadHash | null {
  const others: Encoding[] = encoding === "text" ? [] : ["hex", "base64"];
  for (const each of [encoding, ...others.filter((other) => other !== encoding)]) {
    const found = read(decode(value, each) ?? Buffer.alloc(0));
    if (found) return found;
  }
  return null;
}

/** How a stored hash is checked, or why it cannot be. */
export type SchemeOutcome = ReadHash | "no-scheme" | "unknown-scheme" | "malformed";

/**
 * Reads `{SCHEME}value` or `{SCHEME.ENCODING}value` (Dovecot, "Password Schemes"); the label's case does not matter. What
 * begins with "$" needs no label: crypt(3), PHC and passlib name their scheme themselves.
 */
export function readHash(stored: string): SchemeOutcome {
  if (stored.startsWith("$")) return crypt.read(Buffer.from(stored)) ?? "malformed";
  const match = /^\{([A-Za-z0-9-]+)(?:\.([A-Za-z0-9]+))?\}(.*)$/s.exec(stored);
  if (!match) return "no-scheme";
  const [label, suffix, value] = [match[1]?.toUpperCase() ?? "", match[2]?.toUpperCase(), match[3] ?? ""];
  const scheme = Object.hasOwn(schemes, label) ? schemes[label] : undefined;
  const given = suffix !== undefined && Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined;
  if (!scheme || (suffix !== undefined && !given)) return "unknown-scheme";
  return readEncoded(scheme, value, given ?? scheme.encoding) ?? "malformed";
}
