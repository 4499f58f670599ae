import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { processWide } from "@/lib/platform/process-wide";
import { isOwnHash, verifyNobody, verifyPassword } from "@/lib/platform/secrets/password-hash";

/*
 * Mail clients send the same password again and again. What was checked once is remembered, right or wrong, under
 * HMAC(process key, name + stored hash + password): a changed hash is another key, so a change of password takes
 * effect at the next login. States are not cached here; they are read at every login.
 */

const maxRight = 20_000;
const maxWrong = 20_000;
const rightMilliseconds = 60 * 60 * 1_000;
const wrongMilliseconds = 10 * 60 * 1_000;

interface Memory {
  key: Buffer;
  right: LRUCache<string, true>;
  wrong: LRUCache<string, true>;
  running: Map<string, Promise<boolean>>;
}

const memory = () =>
  processWide<Memory>("verified-password", () => ({
    key: randomBytes(32),
    right: new LRUCache({ max: maxRight, ttl: rightMilliseconds, ttlAutopurge: false }),
    wrong: new LRUCache({ max: maxWrong, ttl: wrongMilliseconds, ttlAutopurge: false }),
    running: new Map(),
  }));

/** What is to be checked: `stored` null means that there is no such name or no password to compare with. */
export interface PasswordQuestion {
  /** The name that was given, in canonical form. */
  name: string;
  plain: string;
  stored: string | null;
}

function keyOf({ name, plain, stored }: PasswordQuestion): string {
  const hmac = createHmac("sha256", memory().key);
  // Lengths first, so that no two questions run into the same bytes.
  return hmac
    .update(`${name.length}:${stored?.length ?? -1}:${name}${stored ?? ""}`)
    .update(plain)
    .digest("base64");
}

/** The answer if it is known already; undefined means a hash has to be computed. */
export function rememberedAnswer(question: PasswordQuestion): boolean | undefined {
  const { right, wrong } = memory();
  const key = keyOf(question);
  if (right.get(key)) return true;
  if (wrong.get(key)) return false;
  return undefined;
}

/**
 * Checks a password, at the cost of one hash unless the same question was asked before. Names without a password cost as
 * much as our own hashes, and hashes of another kind no less, so a quick answer does not tell who exists. Throws `unavailable` as verifyPassword.
 */
export async function checkPassword(question: PasswordQuestion, signal?: AbortSignal): Promise<boolean> {
  const known = rememberedAnswer(question);
  if (known !== undefined) return known;
  const { running, right, wrong } = memory();
  const key = keyOf(question);
  const same = running.get(key);
  if (same) return same;
  const answer = compute(question, signal).finally(() => running.delete(key));
  running.set(key, answer);
  const isRight = await answer;
  (isRight ? right : wrong).set(key, true);
  return isRight;
}

async function compute({ name, plain, stored }: PasswordQuestion, signal?: AbortSignal): Promise<boolean> {
  const options = signal ? { signal } : {};
  if (stored === null) return verifyNobody(plain, options);
  const isRight = await verifyPassword(plain, stored, { ...options, name });
  if (!isRight && !isOwnHash(stored)) await verifyNobody(plain, options);
  return isRight;
}
