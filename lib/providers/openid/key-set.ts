import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { readJson } from "@/lib/platform/foreign-answer/read-json";
import { shownUrl } from "@/lib/platform/foreign-answer/shown-url";
import { processWide } from "@/lib/platform/process-wide";
import type { KnownProvider } from "@/lib/providers/openid/discovery";
import { words } from "@/lib/words/text";

const keyWords = words("provider.keys", { notKeys: "{place} didn't return a key set." });

export type KeySet = ReturnType<typeof createLocalJWKSet>;

const store = () =>
  processWide("provider-keys", () => ({
    /** A key that the provider has withdrawn is good for so long after it. */
    known: new LRUCache<string, JSONWebKeySet>({ max: 50, ttl: 5 * 60_000 }),
    /**
     * How often keys may be looked at before their time. Anybody can send a token that names a key which is not there,
     * and must not make us ask the provider for each. Counted by purpose: logout tokens come from anywhere.
     */
    earlyLooks: new RateLimiterMemory({ points: 6, duration: 60 }),
  }));

/** The keys of a provider, at most five minutes old, or read now. Throws `ForeignProblem`. */
export async function keysFor(provider: KnownProvider, until?: number): Promise<KeySet> {
  const known = store().known.get(provider.metadata.jwks_uri);
  return known ? createLocalJWKSet(known) : readKeys(provider, until);
}

/**
 * The keys of a provider looked at again, for a token that the known ones do not fit; null when that has happened too
 * often just now. Throws `ForeignProblem`.
 */
export async function newerKeysFor(
  provider: KnownProvider,
  purpose: string,
  until?: number,
): Promise<KeySet | null> {
  const look = `${purpose} ${provider.metadata.jwks_uri}`;
  const free = await store()
    .earlyLooks.consume(look)
    .catch(() => null);
  return free && readKeys(provider, until);
}

/** The keys of a provider, read now. Throws `ForeignProblem`. */
export async function readKeys({ metadata, reachOf }: KnownProvider, until?: number): Promise<KeySet> {
  const url = metadata.jwks_uri;
  const document = (await readJson({ url, reach: reachOf(url), until })) as JSONWebKeySet;
  try {
    const keys = createLocalJWKSet(document);
    store().known.set(url, document);
    return keys;
  } catch (cause) {
    throw new ForeignProblem("malformed", keyWords("notKeys", { place: shownUrl(url) }), { cause });
  }
}
