import { createHash, randomBytes } from "node:crypto";

/*
 * The form of an app password: 20 random letters and digits (base32, 100 bits) and 4 that check them, in groups of
 * four. The check lets a login know an app password by its form, revoked ones too: it is never hashed and never
 * handed to anybody else.
 */

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const randomLength = 20;
const checkLength = 4;
const form = new RegExp(`^[a-z2-7]{${randomLength + checkLength}}$`);

const letters = (bytes: Buffer, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => alphabet[byte & 31]).join("");

const checkOf = (random: string): string =>
  letters(createHash("sha256").update(`app-password:${random}`).digest(), checkLength);

/** A new app password as it is shown to its owner: `xxxx-xxxx-xxxx-xxxx-xxxx-xxxx`, 100 random bits. */
export function newAppPassword(): string {
  const random = letters(randomBytes(randomLength), randomLength);
  return `${random}${checkOf(random)}`.replace(/(.{4})(?=.)/g, "$1-");
}

/** The form that is digested: without hyphens and spaces, lower case; null when it cannot be an app password. */
export function normalAppPassword(given: string): string | null {
  if (given.length < randomLength + checkLength || given.length > 64) return null;
  const bare = given.replace(/[-\s]/g, "").toLowerCase();
  if (!form.test(bare)) return null;
  const random = bare.slice(0, randomLength);
  return bare.slice(randomLength) === checkOf(random) ? bare : null;
}

/** True for everything that has the form of an app password, existing or not. */
export const looksLikeAppPassword = (given: string): boolean => normalAppPassword(given) !== null;
