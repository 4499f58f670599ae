import { resolveApiKey } from "@/lib/credentials/api-key/resolve-api-key";
import type { Caller } from "@/lib/faces/rest/caller";
import { audienceOf, type Role } from "@/lib/faces/rest/operation";
import { limitStranger } from "@/lib/faces/rest/rate-limit";
import { sessionCaller } from "@/lib/faces/rest/session-caller";
import type { Handle } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";
import { words } from "@/lib/words/text";

const callerWords = words("rest.caller", {
  signInFirst: "Send an API key (Authorization: Bearer llk_…), or sign in.",
  otherApi: "This key belongs to another API.",
  network: "Administrators can't sign in from this network.",
});

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
  if (!caller) throw new AppError("unauthenticated", callerWords("signInFirst"));
  if (caller.actor.kind !== audienceOf[role]) throw new AppError("forbidden", callerWords("otherApi"));
  return caller;
}

async function requireNetwork(db: Handle, role: Role, ip: string | null): Promise<void> {
  const audience = audienceOf[role];
  if (audience !== "mailbox" && !(await isAdminNetwork(db, audience, ip ?? undefined)))
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
