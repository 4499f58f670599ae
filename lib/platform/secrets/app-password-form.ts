import { randomBytes } from "node:crypto";

/*
 * The form of an app password: 20 random letters and digits (base32, 100 bits) and 4 that check them, in groups of
 * four. The check lets a login know an app password by its form, revoked ones too: it is never hashed and never
 * handed to anybody else.
 */

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const randomLength = 20;
const length = randomLength + 4;
const form = new RegExp(`^[a-z2-7]{${length}}$`);

/** FNV-1a (32 bits) of the random part: it has to find typing slips at every login, not attackers. */
function checkOf(random: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < randomLength; index++)
    hash = Math.imul(hash ^ random.charCodeAt(index), 0x01000193);
  const letter = (shift: number) => alphabet.charAt((hash >>> shift) & 31);
  return letter(27) + letter(22) + letter(17) + letter(12);
}

/** A new app password as it is shown to its owner: `xxxx-xxxx-xxxx-xxxx-xxxx-xxxx`, 100 random bits. */
export function newAppPassword(): string {
  const random = Array.from(randomBytes(randomLength), (byte) => alphabet[byte & 31]).join("");
  return `${random}${checkOf(random)}`.replace(/(.{4})(?=.)/g, "$1-");
}

/** The form that is digested: without hyphens and spaces, lower case; null when it cannot be an app password. */
export function normalAppPassword(given: string): string | null {
  if (given.length < length || given.length > 64) return null;
  const bare = given.replace(/[-\s]/g, "").toLowerCase();
  if (!form.test(bare)) return null;
  const random = bare.slice(0, randomLength);
  return bare.endsWith(checkOf(random)) ? bare : null;
}

/** True for everything that has the form of an app password, existing or not. */
export const looksLikeAppPassword = (given: string): boolean => normalAppPassword(given) !== null;
