import { createHash, createHmac } from "node:crypto";
import bcrypt from "bcrypt";

/*
 * bcrypt as crypt(3) and PHP write it, and passlib's bcrypt_sha256, in which a digest stands for the password, so that none
 * is too long.
 */

const crypt = /^\$2[abxy](\$(\d\d)\$[./0-9A-Za-z]{53})$/;
const passlibFirst = /^\$bcrypt-sha256\$2[aby],(\d{1,2})\$([./0-9A-Za-z]{22})\$([./0-9A-Za-z]{31})$/;
const passlibSecond = /^\$bcrypt-sha256\$v=2,t=2[aby],r=(\d{1,2})\$([./0-9A-Za-z]{22})\$([./0-9A-Za-z]{31})$/;

interface Bcrypt {
  /** Binary logarithm of the rounds. */
  cost: number;
  verify(plain: string): Promise<boolean>;
}

/**
 * The library knows $2a$ with the fault of old OpenBSD, whose length of the password wrapped at 256 bytes, and not $2y$. What
 * crypt(3) and PHP write under either is $2b$.
 */
const read = (cost: string | undefined, tail: string, phrase: (plain: string) => string): Bcrypt => ({
  cost: Number(cost),
  verify: (plain) => bcrypt.compare(phrase(plain), `$2b${tail}`),
});

const tailOf = (cost: string | undefined, salt: string | undefined, checksum: string | undefined): string =>
  `$${cost?.padStart(2, "0")}$${salt}${checksum}`;

/** What a stored string asks for, or null when it is no bcrypt. */
export function parseBcrypt(stored: string): Bcrypt | null {
  const plainForm = crypt.exec(stored);
  if (plainForm) return read(plainForm[2], plainForm[1] ?? "", (plain) => plain);
  const [, firstCost, firstSalt, firstSum] = passlibFirst.exec(stored) ?? [];
  if (firstSalt)
    return read(firstCost, tailOf(firstCost, firstSalt, firstSum), (plain) =>
      createHash("sha256").update(plain).digest("base64"),
    );
  const [, cost, salt, sum] = passlibSecond.exec(stored) ?? [];
  if (!salt) return null;
  return read(cost, tailOf(cost, salt, sum), (plain) =>
    createHmac("sha256", salt).update(plain).digest("base64"),
  );
}
