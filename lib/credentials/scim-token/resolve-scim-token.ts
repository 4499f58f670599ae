import { eq } from "drizzle-orm";
import { scimTokenDigest } from "@/lib/credentials/scim-token/token";
import type { Handle } from "@/lib/platform/db/client";
import { noteLastUse } from "@/lib/platform/db/last-use";
import { identityProvider, scimToken } from "@/lib/platform/db/schema";

/** Who pushes with a token, and for whom. */
export interface ScimCaller {
  /** Of the token. */
  id: string;
  provider: { id: string; slug: string; enabled: boolean };
  /** The domains that it may speak for; empty: all. */
  domains: readonly string[];
}

/** Who calls with this token; null when it is none or has expired. Its use is noted. */
export async function resolveScimToken(
  db: Handle,
  token: string,
  ip: string | null,
  now = new Date(),
): Promise<ScimCaller | null> {
  const digest = scimTokenDigest(token);
  if (!digest) return null;
  const { id, slug, enabled } = identityProvider;
  const [row] = await db
    .select({ token: scimToken, provider: { id, slug, enabled } })
    .from(scimToken)
    .innerJoin(identityProvider, eq(identityProvider.id, scimToken.identityProviderId))
    .where(eq(scimToken.digest, digest));
  if (!row || (row.token.expiresAt && row.token.expiresAt <= now)) return null;
  noteLastUse("scim_token", { id: row.token.id, ip });
  return { id: row.token.id, provider: row.provider, domains: row.token.domains };
}
