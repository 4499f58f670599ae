import argon2 from "argon2";
import { parseBcrypt } from "@/lib/platform/secrets/bcrypt-form";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";
import { derivationRounds, parsePasslibPbkdf2, verifyPbkdf2 } from "@/lib/platform/secrets/derived-key";
import { type Effort, effortOf } from "@/lib/platform/secrets/effort";
import { cryptWith, hasLibcrypt } from "@/lib/platform/secrets/libcrypt";
import { isMd5Crypt, verifyMd5Crypt } from "@/lib/platform/secrets/md5-crypt";

/*
 * The strings of crypt(3), of PHC and of passlib, told apart by their own beginning, as Dovecot and PHP do for every
 * *-CRYPT label. Efforts were measured on one core of 2026: bcrypt 14 1.0 s, Argon2id 512 MiB (memory times passes)
 * 0.8 s, SHA512-CRYPT by libcrypt with 656 000 rounds 0.7 s, PBKDF2-SHA512 with a million 1.0 s, yescrypt with 128 MiB 0.7 s.
 */
const usualBcryptRounds = 2 ** 14;
const usualArgonWorkKib = 524_288;
const mostArgonMemoryKib = 1_048_576;
const mostArgonLanes = 16;
const usualShaRounds = 700_000;
const usualDerivedRounds = 1_000_000;
const usualYescryptBytes = 134_217_728;

export interface CryptForm {
  effort: Effort;
  /** Quick to guess for who has stolen it. */
  isWeak: boolean;
  /** False: this machine lacks what is needed to check it. */
  isCheckable: boolean;
  verify(plain: string): boolean | Promise<boolean>;
}

const form = (effort: Effort, verify: CryptForm["verify"]): CryptForm => ({
  effort,
  verify,
  isWeak: false,
  isCheckable: true,
});

const argonPattern =
  /^\$argon2(?:i|d|id)\$v=\d+\$m=(\d{1,7}),t=(\d{1,4}),p=(\d{1,3})\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;

function argonForm(stored: string): CryptForm | null {
  const match = argonPattern.exec(stored);
  if (!match) return null;
  const [memory = 0, passes = 0, lanes = 0] = match.slice(1).map(Number);
  const isBearable = memory <= mostArgonMemoryKib && lanes <= mostArgonLanes;
  const effort = isBearable ? effortOf(memory * passes, usualArgonWorkKib) : "too-costly";
  return form(effort, (plain) => argon2.verify(stored, plain));
}

function bcryptForm(stored: string): CryptForm | null {
  const parsed = parseBcrypt(stored);
  return parsed && form(effortOf(2 ** parsed.cost, usualBcryptRounds), parsed.verify);
}

function passlibForm(stored: string): CryptForm | null {
  const parsed = parsePasslibPbkdf2(stored);
  if (!parsed) return null;
  const { key, digest, digestBytes } = parsed;
  const effort = effortOf(derivationRounds(key, digestBytes), usualDerivedRounds);
  return form(effort, (plain) => verifyPbkdf2(key, plain, digest));
}

const md5Form = (stored: string): CryptForm | null =>
  isMd5Crypt(stored) ? { ...form("usual", (plain) => verifyMd5Crypt(stored, plain)), isWeak: true } : null;

/** What follows the last "$"; libcrypt writes the setting before it in its own way, with a salt cut to its length. */
const checksum = (stored: string): Buffer => Buffer.from(stored.slice(stored.lastIndexOf("$") + 1));

const systemForm = (stored: string, effort: Effort): CryptForm => ({
  ...form(effort, async (plain) => {
    const made = await cryptWith(plain, stored);
    return made !== null && bytesEqual(checksum(made), checksum(stored));
  }),
  isCheckable: hasLibcrypt(),
});

const shaPattern =
  /^\$(?:5|6)\$(?:rounds=(\d{1,9})\$)?[^$:*!\s]{0,64}\$(?:[./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})$/;

function shaForm(stored: string): CryptForm | null {
  const match = shaPattern.exec(stored);
  return match && systemForm(stored, effortOf(Number(match[1] ?? 5_000), usualShaRounds));
}

const cryptAlphabet = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** yescrypt (crypt(5)): "j" for its usual flags, binary logarithm of the blocks, their size, each in one character. */
const yescryptPattern = /^\$g?y\$j([./0-9A-T])([./0-9A-Za-j])\$[./0-9A-Za-z]{0,86}\$[./0-9A-Za-z]{43}$/;
const bytesOfBlock = 128;

function yescryptForm(stored: string): CryptForm | null {
  const match = yescryptPattern.exec(stored);
  if (!match) return null;
  const [blocks = 0, size = 0] = match.slice(1).map((character) => cryptAlphabet.indexOf(character) + 1);
  return systemForm(stored, effortOf(2 ** blocks * size * bytesOfBlock, usualYescryptBytes));
}

const desForm = (stored: string): CryptForm | null =>
  /^[./0-9A-Za-z]{13}$/.test(stored) ? { ...systemForm(stored, "usual"), isWeak: true } : null;

const readers = [argonForm, bcryptForm, passlibForm, shaForm, yescryptForm, md5Form, desForm];

/** The form of a crypt(3), PHC or passlib string, or null when it is none that is known. */
export function cryptForm(stored: string): CryptForm | null {
  for (const read of readers) {
    const found = read(stored);
    if (found) return found;
  }
  return null;
}
