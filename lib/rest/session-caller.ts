import type { Handle } from "@/lib/db/client";
import { decideAccess } from "@/lib/mailbox/access";
import type { Caller } from "@/lib/rest/caller";
import type { Role } from "@/lib/rest/operation";
import { sessionCookieName } from "@/lib/web-session/cookie";
import { findSession } from "@/lib/web-session/queries";

/** The value of a cookie (RFC 6265 4.2.1), or null. */
function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...rest] = pair.trim().split("=");
    if (key === name) return rest.join("=");
  }
  return null;
}

/** Who is signed in with the cookie of this role's pages, or null. A session of another role is no way in. */
export async function sessionCaller(db: Handle, role: Role, request: Request): Promise<Caller | null> {
  if (role !== "user") return null;
  const token = cookieOf(request, sessionCookieName());
  const found = token ? await findSession(db, token) : null;
  if (!found || !decideAccess(found.facts, "portal", { kind: "session" }).allowed) return null;
  return {
    actor: { kind: "mailbox", id: found.mailboxId, address: found.address },
    via: "session",
    scopes: null,
    limitKey: `mailbox ${found.mailboxId}`,
  };
}
