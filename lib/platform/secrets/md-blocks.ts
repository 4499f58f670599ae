/*
 * MD4 (RFC 1320), which today's OpenSSL leaves out, and one block of MD5 (RFC 1321), whose state between two blocks is what
 * CRAM-MD5's hashes keep. For old stored hashes only.
 */

type State = [number, number, number, number];
type Step = (x: number, y: number, z: number) => number;

const initial: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
const blockBytes = 64;

const choose: Step = (x, y, z) => (x & y) | (~x & z);
const majority: Step = (x, y, z) => (x & y) | (x & z) | (y & z);
const parity: Step = (x, y, z) => x ^ y ^ z;
const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

interface Round {
  step: Step;
  shifts: readonly number[];
  /** Which word of the block each of the sixteen operations takes. */
  word(index: number): number;
}

const bitReversed = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];
const md4Rounds: readonly (Round & { constant: number })[] = [
  { step: choose, shifts: [3, 7, 11, 19], word: (index) => index, constant: 0 },
  {
    step: majority,
    shifts: [3, 5, 9, 13],
    word: (index) => (index % 4) * 4 + (index >> 2),
    constant: 0x5a827999,
  },
  { step: parity, shifts: [3, 9, 11, 15], word: (index) => bitReversed[index] ?? 0, constant: 0x6ed9eba1 },
];
const md5Rounds: readonly Round[] = [
  { step: choose, shifts: [7, 12, 17, 22], word: (index) => index },
  { step: (x, y, z) => choose(z, x, y), shifts: [5, 9, 14, 20], word: (index) => (5 * index + 1) % 16 },
  { step: parity, shifts: [4, 11, 16, 23], word: (index) => (3 * index + 5) % 16 },
  { step: (x, y, z) => y ^ (x | ~z), shifts: [6, 10, 15, 21], word: (index) => (7 * index) % 16 },
];

const added = (before: State, after: State): State =>
  before.map((word, index) => (word + (after[index] ?? 0)) | 0) as State;

function md4Block(before: State, block: Buffer): State {
  let [a, b, c, d] = before;
  for (const { step, shifts, word, constant } of md4Rounds)
    for (let index = 0; index < 16; index++) {
      const sum = (a + step(b, c, d) + block.readInt32LE(word(index) * 4) + constant) | 0;
      [a, b, c, d] = [d, rotate(sum, shifts[index % 4] ?? 0), b, c];
    }
  return added(before, [a, b, c, d]);
}

function md5Block(before: State, block: Buffer): State {
  let [a, b, c, d] = before;
  for (const [round, { step, shifts, word }] of md5Rounds.entries())
    for (let index = 0; index < 16; index++) {
      const sine = Math.floor(Math.abs(Math.sin(round * 16 + index + 1)) * 2 ** 32);
      const sum = (a + step(b, c, d) + block.readInt32LE(word(index) * 4) + sine) | 0;
      [a, b, c, d] = [d, (b + rotate(sum, shifts[index % 4] ?? 0)) | 0, b, c];
    }
  return added(before, [a, b, c, d]);
}

function bytesOf(state: State): Buffer {
  const bytes = Buffer.alloc(16);
  for (const [index, word] of state.entries()) bytes.writeInt32LE(word | 0, index * 4);
  return bytes;
}

/** The message, a one bit, zeros, and its length in bits, in whole blocks (RFC 1320, sections 3.1 and 3.2). */
function padded(message: Buffer): Buffer {
  const blocks = Math.ceil((message.length + 9) / blockBytes);
  const whole = Buffer.alloc(blocks * blockBytes);
  message.copy(whole);
  whole[message.length] = 0x80;
  whole.writeUInt32LE(message.length * 8, whole.length - 8);
  return whole;
}

/** MD4 of a message. */
export function md4(message: Buffer): Buffer {
  const whole = padded(message);
  let state = initial;
  for (let at = 0; at < whole.length; at += blockBytes) state = md4Block(state, whole.subarray(at));
  return bytesOf(state);
}

/** MD5's state after one block of 64 bytes. */
export const md5AfterBlock = (block: Buffer): Buffer => bytesOf(md5Block(initial, block));
