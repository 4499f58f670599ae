import { randomBytes } from "node:crypto";

const consonants = "bdfghjklmnprstvz";
const vowels = "aiou";

/** Sixteen bits as five letters that can be spoken (proquint, arXiv:0901.4016). */
const quint = (bits: number): string =>
  [
    consonants[(bits >> 12) & 15],
    vowels[(bits >> 10) & 3],
    consonants[(bits >> 6) & 15],
    vowels[(bits >> 4) & 3],
    consonants[bits & 15],
  ].join("");

/**
 * A local part that nobody guesses and that can be read aloud, such as `lusab-babad-gutih`: 48 random bits, so that one
 * that was deleted does not come again for somebody else either.
 */
export function newLocalPart(bytes: Buffer = randomBytes(6)): string {
  return [0, 2, 4].map((offset) => quint(bytes.readUInt16BE(offset))).join("-");
}
