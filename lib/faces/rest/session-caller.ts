import { decideAccess } from "@/lib/access/decide-access";
import { sessionActor } from "@/lib/accounts/admin-account/session-actor";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { extendedAdminEnd, recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import { extendAdminSession, findAdminSession } from "@/lib/credentials/admin-session/queries";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { extendedEnd } from "@/lib/credentials/web-session/lifetime";
import { extendSession, findSession } from "@/lib/credentials/web-session/queries";
import type { Caller } from "@/lib/faces/rest/caller";
import { audienceOf, type Role } from "@/lib/faces/rest/operation";
import type { Actor } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { cookieValue } from "@/lib/platform/http/cookie-value";

/** Who is signed in with the cookie of this role's pages, or null. A session of another role is no way in. */
export async function sessionCaller(db: Handle, role: Role, request: Request): Promise<Caller | null> {
  const wanted = audienceOf[role];
  const name = wanted === "mailbox" ? sessionCookieName() : adminCookieName(wanted);
  const token = cookieValue(request.headers.get("cookie"), name);
  if (!token) return null;
  return wanted === "mailbox" ? mailboxCaller(db, token) : adminCaller(db, wanted, token);
}

type Person = Extract<Actor, { kind: "superadmin" | "domain-admin" | "mailbox" }>;

const inPerson = (actor: Person, reauthenticatedLately: boolean): Caller => ({
  actor,
  via: "session",
  reauthenticatedLately,
  scopes: null,
  limitKey: `${actor.kind} ${actor.id}`,
});

async function adminCaller(db: Handle, role: AdminRole, token: string): Promise<Caller | null> {
  const found = await findAdminSession(db, role, token);
  if (!found) return null;
  const end = extendedAdminEnd(found, new Date());
  if (end) await extendAdminSession(db, found.id, end);
  return inPerson(await sessionActor(db, role, found), recentlyAuthenticated(found));
}

async function mailboxCaller(db: Handle, token: string): Promise<Caller | null> {
  const found = await findSession(db, token);
  const credential = { kind: "session", opened: found?.impersonatedBy != null } as const;
  if (!found || !decideAccess(found.facts, "portal", credential).allowed) return null;
  const end = extendedEnd(found, new Date());
  if (end) await extendSession(db, found.digest, end);
  const { mailboxId: id, address, impersonatedBy } = found;
  const actor: Person = {
    kind: "mailbox",
    id,
    address,
    ...(impersonatedBy ? { impersonatedBy: impersonatedBy.login } : {}),
  };
  return inPerson(actor, recentlyAuthenticated(found));
}
