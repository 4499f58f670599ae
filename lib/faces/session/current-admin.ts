import { cookies, headers } from "next/headers";
import { cache } from "react";
import { sessionActor } from "@/lib/accounts/admin-account/session-actor";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { extendedAdminEnd } from "@/lib/credentials/admin-session/lifetime";
import {
  extendAdminSession,
  type FoundAdminSession,
  findAdminSession,
} from "@/lib/credentials/admin-session/queries";
import { clientAddress } from "@/lib/faces/session/client-address";
import type { Actor } from "@/lib/platform/actor";
import { databaseClient } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";

/** The signed-in administrator as pages may see it: no secret in it. */
export interface AdminSession extends Omit<FoundAdminSession, "createdAt" | "expires" | "byGroups"> {
  role: AdminRole;
  /** The provider of somebody who administers by groups there; null: an account here. */
  provider: { slug: string; name: string } | null;
  /** As whom the session acts; its domains are read afresh at every request. */
  actor: Extract<Actor, { kind: AdminRole }>;
}

/** The administrator of this request at the pages of a role, or null. Every page, action and route asks for itself. */
export const currentAdmin = cache(async (role: AdminRole): Promise<AdminSession | null> => {
  const token = (await cookies()).get(adminCookieName(role))?.value;
  if (!token) return null;
  const { db } = databaseClient();
  const ip = clientAddress((await headers()).get("x-forwarded-for"));
  const found = (await isAdminNetwork(db, role, ip)) ? await findAdminSession(db, role, token) : null;
  if (!found) return null;
  const end = extendedAdminEnd(found, new Date());
  if (end) await extendAdminSession(db, found.id, end);
  const { createdAt, expires, byGroups, ...session } = found;
  const provider = byGroups && { slug: byGroups.slug, name: byGroups.name };
  return { ...session, role, provider, actor: await sessionActor(db, role, found) };
});
