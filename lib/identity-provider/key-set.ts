import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { ForeignProblem } from "@/lib/foreign-answer/foreign-problem";
import { placeOf } from "@/lib/foreign-answer/place";
import { readJson } from "@/lib/foreign-answer/read-json";
import type { KnownProvider } from "@/lib/identity-provider/discovery";

export type KeySet = ReturnType<typeof createLocalJWKSet>;

/** A key that the provider has withdrawn is good for so long after it. */
const cache = new LRUCache<string, KeySet>({ max: 50, ttl: 5 * 60_000 });

/**
 * How often keys may be looked at before their time. Anybody can send a token that names a key which is not there, and
 * must not make us ask the provider for each. Counted by purpose: logout tokens come from anywhere.
 */
const earlyLooks = new RateLimiterMemory({ points: 6, duration: 60 });

/** The keys of a provider, at most five minutes old, or read now. Throws `ForeignProblem`. */
export const keysFor = async (provider: KnownProvider, until?: number): Promise<KeySet> =>
  cache.get(provider.metadata.jwks_uri) ?? (await readKeys(provider, until));

/**
 * The keys of a provider looked at again, for a token that the known ones do not fit; null when that has happened too
 * often just now. Throws `ForeignProblem`.
 */
export async function newerKeysFor(
  provider: KnownProvider,
  purpose: string,
  until?: number,
): Promise<KeySet | null> {
  const free = await earlyLooks.consume(`${purpose} ${provider.metadata.jwks_uri}`).catch(() => null);
  return free && readKeys(provider, until);
}

/** The keys of a provider, read now. Throws `ForeignProblem`. */
export async function readKeys({ metadata, reachOf }: KnownProvider, until?: number): Promise<KeySet> {
  const url = metadata.jwks_uri;
  const document = await readJson({ url, reach: reachOf(url), until });
  try {
    const keys = createLocalJWKSet(document as JSONWebKeySet);
    cache.set(url, keys);
    return keys;
  } catch (cause) {
    throw new ForeignProblem("malformed", `${placeOf(url)} did not answer with a set of keys.`, { cause });
  }
}
