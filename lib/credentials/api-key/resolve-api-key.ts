import { eq } from "drizzle-orm";
import { decideAccess } from "@/lib/access/decide-access";
import { findMailboxById } from "@/lib/access/queries";
import { apiKeyDigest } from "@/lib/credentials/api-key/token";
import type { Actor } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { noteLastUse } from "@/lib/platform/db/last-use";
import { adminAccount, adminDomain, apiKey, domain } from "@/lib/platform/db/schema";
import { isInNetworks } from "@/lib/platform/networks";

export interface ApiKeyCaller {
  id: string;
  actor: Extract<Actor, { kind: "superadmin" | "domain-admin" | "mailbox" }>;
  scopes: string[];
}

/**
 * Who calls with this token, with the rights that the owner has now; null when it is no key, has expired, may not be
 * used from this address, or its owner may not come in any more. Its use is noted.
 */
export async function resolveApiKey(
  db: Handle,
  token: string,
  ip: string | null,
  now = new Date(),
): Promise<ApiKeyCaller | null> {
  const digest = apiKeyDigest(token);
  if (!digest) return null;
  const [key] = await db.select().from(apiKey).where(eq(apiKey.digest, digest));
  if (!key || (key.expiresAt && key.expiresAt <= now)) return null;
  const networks = key.allowedNetworks;
  if (networks.length > 0 && (ip === null || !isInNetworks(ip, networks))) return null;
  const actor = key.adminId ? await adminActor(db, key.adminId) : await mailboxActor(db, key.mailboxId);
  if (!actor) return null;
  noteLastUse("api_key", { id: key.id, ip });
  return { id: key.id, actor, scopes: key.scopes };
}

async function adminActor(db: Handle, id: string): Promise<ApiKeyCaller["actor"] | null> {
  const [account] = await db.select().from(adminAccount).where(eq(adminAccount.id, id));
  if (!account?.active) return null;
  if (account.role === "superadmin") return { kind: "superadmin", id, name: account.login };
  const rows = await db
    .select({ name: domain.name })
    .from(adminDomain)
    .innerJoin(domain, eq(domain.id, adminDomain.domainId))
    .where(eq(adminDomain.adminId, id));
  return { kind: "domain-admin", id, name: account.login, domains: rows.map((row) => row.name) };
}

async function mailboxActor(db: Handle, id: string | null): Promise<ApiKeyCaller["actor"] | null> {
  const found = id === null ? null : await findMailboxById(db, id);
  if (!found || !decideAccess(found.facts, "portal", { kind: "session" }).allowed) return null;
  return { kind: "mailbox", id: found.id, address: found.address };
}
