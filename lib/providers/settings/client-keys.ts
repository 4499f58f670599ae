import { eq } from "drizzle-orm";
import type { JWK } from "jose";
import type { Handle } from "@/lib/platform/db/client";
import { identityProvider } from "@/lib/platform/db/schema";
import { type ClientKey, type ClientKeyAlgorithm, publicKeys } from "@/lib/providers/client/client-key";
import { readSecrets } from "@/lib/providers/settings/secrets";

async function keysOf(db: Handle, slug: string) {
  const [row] = await db
    .select({
      id: identityProvider.id,
      slug: identityProvider.slug,
      sealedSecrets: identityProvider.sealedSecrets,
    })
    .from(identityProvider)
    .where(eq(identityProvider.slug, slug));
  // Even a binary collation ignores blanks at the end (PAD SPACE).
  return row?.slug === slug && row.sealedSecrets ? readSecrets(row.id, row.sealedSecrets).clientKeys : {};
}

/**
 * The public keys of our client at this provider, the one that signs first (RFC 7517, section 5); none for a provider that
 * is unknown or asked in another way. Also while it is switched off: it has to know them before it is tried.
 */
export async function listClientKeys(db: Handle, slug: string): Promise<JWK[]> {
  return publicKeys(await keysOf(db, slug));
}

/** What may be shown of our client's keys at a provider. */
export interface ShownClientKey {
  kid: string;
  createdAt: Date;
  /** By which our client signs with it (RFC 7518, section 3.1). */
  algorithm: ClientKeyAlgorithm;
}

const shown = (key: ClientKey | undefined): ShownClientKey | null =>
  key ? { kid: key.kid, createdAt: key.createdAt, algorithm: key.algorithm } : null;

/** Which key of our client signs, and which one is prepared; null where there is none. */
export async function describeClientKeys(
  db: Handle,
  slug: string,
): Promise<{ signing: ShownClientKey | null; next: ShownClientKey | null }> {
  const { signing, next } = await keysOf(db, slug);
  return { signing: shown(signing), next: shown(next) };
}
