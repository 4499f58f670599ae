import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { bytesEqual } from "@/lib/secrets/bytes-equal";
import { cryptBase64 } from "@/lib/secrets/crypt-base64";

/*
 * crypt(3) with "$5$" and "$6$": U. Drepper, "Unix crypt using SHA-256 and SHA-512", version 0.6. No package does it
 * off the main thread; here node's own digests do the work and the event loop gets its turn every few hundred rounds.
 */

const defaultRounds = 5_000;
const minRounds = 1_000;
/** The specification allows 999 999 999; more than this would hold a hashing slot for seconds. */
const maxRounds = 500_000;
const roundsPerTurn = 250;

type Algorithm = "sha256" | "sha512";
const algorithms: Record<string, Algorithm> = { "5": "sha256", "6": "sha512" };

// Step 22 of the specification: which bytes of the digest make each group of characters.
const orders: Record<Algorithm, readonly (readonly number[])[]> = {
  sha256: rotated(10, [0, 10, 20], 1, [[31, 30]]),
  sha512: rotated(21, [0, 21, 42], 2, [[63]]),
};

/** Groups (a, b, c) with each next group advanced by one and its roles rotated, then the remaining bytes. */
function rotated(groups: number, first: number[], turn: 1 | 2, last: number[][]): number[][] {
  const result: number[][] = [];
  let group = [...first];
  for (let index = 0; index < groups; index++) {
    result.push(group);
    const next = group.map((value) => value + 1);
    group = turn === 1 ? [...next.slice(2), ...next.slice(0, 2)] : [...next.slice(1), ...next.slice(0, 1)];
  }
  return [...result, ...last];
}

interface Parsed {
  algorithm: Algorithm;
  rounds: number;
  salt: Buffer;
  hash: string;
}

/** The parts of a "$5$…" or "$6$…" string, or null when it is none that we verify. */
export function parseShaCrypt(stored: string): Parsed | null {
  const match = /^\$([56])\$(?:rounds=(\d{1,9})\$)?([^$]{0,64})\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})$/.exec(
    stored,
  );
  const algorithm = algorithms[match?.[1] ?? ""];
  if (!match || !algorithm) return null;
  const rounds = match[2] === undefined ? defaultRounds : Math.max(minRounds, Number(match[2]));
  if (rounds > maxRounds) return null;
  return { algorithm, rounds, salt: Buffer.from(match[3] ?? "").subarray(0, 16), hash: match[4] ?? "" };
}

/** True when `plain` is the password behind a "$5$" or "$6$" string; false for anything malformed. */
export async function verifyShaCrypt(stored: string, plain: string): Promise<boolean> {
  const parsed = parseShaCrypt(stored);
  if (!parsed) return false;
  const digest = await shaCrypt(parsed, Buffer.from(plain));
  return bytesEqual(Buffer.from(cryptBase64(digest, orders[parsed.algorithm])), Buffer.from(parsed.hash));
}

/** `source` repeated to exactly `length` bytes (steps 16 and 20). */
const stretch = (source: Buffer, length: number): Buffer => Buffer.alloc(length, source);

async function shaCrypt({ algorithm, rounds, salt }: Parsed, key: Buffer): Promise<Buffer> {
  const digestOf = (...parts: Buffer[]) => createHash(algorithm).update(Buffer.concat(parts)).digest();
  let digest = digestOf(...startParts(key, salt, digestOf(key, salt, key)));
  const p = key.length === 0 ? key : stretch(digestOf(...repeat(key, key.length)), key.length);
  const s = stretch(digestOf(...repeat(salt, 16 + (digest[0] ?? 0))), salt.length);
  for (let round = 0; round < rounds; round++) {
    const parts = [round % 2 ? p : digest];
    if (round % 3) parts.push(s);
    if (round % 7) parts.push(p);
    parts.push(round % 2 ? digest : p);
    digest = digestOf(...parts);
    if (round % roundsPerTurn === roundsPerTurn - 1) await setImmediate();
  }
  return digest;
}

const repeat = (part: Buffer, times: number): Buffer[] => Array.from({ length: times }, () => part);

/** Digest A's input (steps 1 to 12): key, salt, then digest B by the key's length and by its bits. */
function startParts(key: Buffer, salt: Buffer, digestB: Buffer): Buffer[] {
  const parts = [key, salt, stretch(digestB, key.length)];
  for (let bits = key.length; bits > 0; bits >>>= 1) parts.push(bits & 1 ? digestB : key);
  return parts;
}
