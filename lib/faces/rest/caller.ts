import { resolveApiKey } from "@/lib/credentials/api-key/resolve-api-key";
import { allows } from "@/lib/credentials/api-key/scopes";
import type { Operation, Role } from "@/lib/faces/rest/operation";
import { limitStranger } from "@/lib/faces/rest/rate-limit";
import { sessionCaller } from "@/lib/faces/rest/session-caller";
import type { Actor } from "@/lib/platform/actor";
import type { Handle } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isFromOwnPage } from "@/lib/platform/http/own-page";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";
import { words } from "@/lib/words/text";

const callerWords = words("rest.caller", {
  signInFirst: "Send an API key (Authorization: Bearer llk_…), or sign in.",
  otherApi: "This key belongs to another API.",
  network: "Administrators can't sign in from this network.",
  sessionOnly: "API keys can't do this. Use the web console or the command line.",
  scope: "This key lacks the scope {scope}.",
  confirm: "Confirm your identity on the web console, then try again.",
  foreignPage: "This request didn't come from one of this site's own pages.",
});

export interface Caller {
  actor: Actor;
  via: "key" | "session";
  /** Null for a session: it may do everything that its person may. */
  scopes: readonly string[] | null;
  /** Whether the person has re-authenticated lately; false for keys. */
  reauthenticatedLately: boolean;
  /** Names the key or the person for the rate limit. */
  limitKey: string;
}

const roleOf: Partial<Record<Actor["kind"], Role>> = {
  superadmin: "admin",
  "domain-admin": "domain-admin",
  mailbox: "user",
};

const signInFirst = () => new AppError("unauthenticated", callerWords("signInFirst"));

/**
 * Who calls, by key or by the role's own session cookie. Throws `unauthenticated`, and `forbidden` for a key of another
 * role or from where the role may not be used; `too-many-requests` instead of these where there were too many of them.
 * What is asked is known only when it was looked up (one indexed read): a right key is never slowed by wrong ones that
 * somebody else tries behind the same address.
 */
export async function requireCaller(
  db: Handle,
  role: Role,
  request: Request,
  ip: string | null,
): Promise<Caller> {
  try {
    return await identify(db, role, request, ip);
  } catch (thrown) {
    // An outage is nobody's wrong key.
    if (thrown instanceof AppError && thrown.status < 500)
      await limitStranger(ip, request.headers.has("authorization"));
    throw thrown;
  }
}

async function identify(db: Handle, role: Role, request: Request, ip: string | null): Promise<Caller> {
  await requireNetwork(db, role, ip);
  const authorization = request.headers.get("authorization");
  const caller =
    authorization === null ? await sessionCaller(db, role, request) : await keyCaller(db, authorization, ip);
  if (roleOf[caller?.actor.kind ?? "system"] === role && caller) return caller;
  if (caller) throw new AppError("forbidden", callerWords("otherApi"));
  throw signInFirst();
}

async function requireNetwork(db: Handle, role: Role, ip: string | null): Promise<void> {
  if (role === "user") return;
  const adminRole = role === "admin" ? "superadmin" : "domain-admin";
  if (!(await isAdminNetwork(db, adminRole, ip ?? undefined)))
    throw new AppError("forbidden", callerWords("network"));
}

async function keyCaller(db: Handle, authorization: string, ip: string | null): Promise<Caller | null> {
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  const found = token ? await resolveApiKey(db, token, ip) : null;
  return (
    found && {
      actor: found.actor,
      via: "key",
      reauthenticatedLately: false,
      scopes: found.scopes,
      limitKey: `key ${found.id}`,
    }
  );
}

const reads = (operation: Operation) => operation.method === "get";

/** Throws `forbidden` when the caller may not use this operation, or a foreign page could be behind the request. */
export function requireAllowed(caller: Caller, operation: Operation, request: Request): void {
  if (caller.via === "session") {
    if (!reads(operation)) requireOwnPage(request);
    if (operation.sessionOnly || operation.dangerous) requireReauthentication(caller);
    return;
  }
  if (operation.sessionOnly) throw new AppError("forbidden", callerWords("sessionOnly"));
  const access = reads(operation) ? "read" : "write";
  if (!allows(caller.scopes ?? [], operation.area, access))
    throw new AppError("forbidden", callerWords("scope", { scope: `${operation.area}:${access}` }));
}

function requireReauthentication({ via, reauthenticatedLately }: Caller): void {
  if (via === "session" && !reauthenticatedLately) throw new AppError("forbidden", callerWords("confirm"));
}

/** Throws `forbidden` for a body by which a call becomes dangerous, where nobody has re-authenticated lately. */
export function requireReauthenticationFor(
  caller: Caller,
  { dangerousFields = [] }: Operation,
  body: unknown,
): void {
  const given = typeof body === "object" && body !== null ? Object.keys(body) : [];
  if (dangerousFields.some((field) => given.includes(field))) requireReauthentication(caller);
}

/** Throws `forbidden` when a foreign page could be behind a request that its cookie alone authenticates. */
export function requireOwnPage(request: Request): void {
  if (!isFromOwnPage(request.headers, env().PORTAL_URL))
    throw new AppError("forbidden", callerWords("foreignPage"));
}
