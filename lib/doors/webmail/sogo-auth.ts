import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { decideAppLogin } from "@/lib/doors/webmail/decide-app-login";
import { decideSession } from "@/lib/doors/webmail/decide-session";
import { rejected, type WebmailDecision, type WebmailRefusal } from "@/lib/doors/webmail/decision";
import { doorOf } from "@/lib/doors/webmail/door";
import { isDriven } from "@/lib/doors/webmail/driven";
import { isClientProtocol, type WebDoor } from "@/lib/platform/db/protocols";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { canonicalIp } from "@/lib/platform/networks";
import { words } from "@/lib/words/text";

const sogoWords = words("webmail.sogo", { noSecret: "WEBMAIL_SECRET is not set." });

/** Said here, the length spares each answer the chunk that would end it. */
const empty = { "cache-control": "no-store", "content-length": "0" };

/** What SOGo is to believe. Its password is the webmail secret, which Dovecot checks itself; never the user's own. */
function identity(address: string, secret: string): Response {
  const basic = Buffer.from(`${address}:${secret}`).toString("base64");
  const headers = { ...empty, "x-user": address, "x-auth": `Basic ${basic}`, "x-auth-type": "Basic" };
  return new Response(null, { status: 200, headers });
}

/**
 * 401 asks for a sign-in. 403 says that no sign-in would help: the path is no door, webmail is switched off for the
 * mailbox (the portal would only send a signed-in person back here, for ever), or somebody else could be behind the
 * request; X-Refusal tells the portal which words to use. nginx hands WWW-Authenticate of a refused subrequest on to
 * the client: DAV clients and phones ask again with it.
 */
function refusal(door: WebDoor | null, reason: WebmailRefusal): Response {
  if (!door || reason === "driven" || (!isClientProtocol(door) && reason === "protocol-off"))
    return new Response(null, { status: 403, headers: { ...empty, "x-refusal": reason } });
  const headers = isClientProtocol(door)
    ? { ...empty, "www-authenticate": 'Basic realm="Mailbox address and app password", charset="UTF-8"' }
    : empty;
  return new Response(null, { status: 401, headers });
}

async function decide(request: Request, door: WebDoor | null, ip: string | null): Promise<WebmailDecision> {
  if (!door) return rejected("no-such-path");
  const { headers } = request;
  if (isClientProtocol(door)) {
    if (mayBeDriven(request, door)) return rejected("driven");
    return decideAppLogin(headers.get("authorization"), door, ip);
  }
  const decision = await decideSession(headers.get("cookie"), door);
  // Whose session has just ended is asked to sign in, wherever SOGo's scripts then lead.
  return decision.decision === "accepted" && mayBeDriven(request, door) ? rejected("driven") : decision;
}

function mayBeDriven({ headers }: Request, door: WebDoor): boolean {
  const method = headers.get("x-original-method") ?? "";
  return isDriven(door, originalUri(headers), { method, ownOrigin: env().PORTAL_URL, headers });
}

const originalUri = (headers: Headers): string => headers.get("x-original-uri") ?? "";

/** Logins with a password are noted; a webmail session's own sign-in was, and each click of it is no login. */
function note(door: WebDoor | null, ip: string | null, decision: WebmailDecision): void {
  if (!door || !isClientProtocol(door)) return;
  const rejectedFor = decision.decision === "rejected" ? decision.reason : null;
  if (rejectedFor === "no-credentials" || rejectedFor === "driven") return;
  const address = decision.decision === "accepted" ? decision.address : (decision.username ?? "");
  const isNew = recordAttempt({
    address,
    mailboxId: decision.mailboxId,
    door,
    credential: "app-password",
    appPasswordName: decision.appPasswordName ?? null,
    result: decision.decision,
    reason: rejectedFor,
    ip,
    providerSlug: null,
  });
  if (isNew && rejectedFor)
    logger("webmail-access").info({ address, door, ip, reason: rejectedFor }, "login rejected");
}

/**
 * `GET /api/sogo/auth`, nginx's auth_request for everything below SOGo (design section 4): 200 with X-User, X-Auth and
 * X-Auth-Type, 401 or 403 when nobody may come in here, 503 in an outage. It is asked at every request, so ending a
 * session or an app password closes webmail, DAV and ActiveSync at once.
 */
export async function sogoAuth(request: Request): Promise<Response> {
  const door = doorOf(originalUri(request.headers));
  const ip = canonicalIp(request.headers.get("x-real-ip") ?? "");
  try {
    const secret = env().WEBMAIL_SECRET;
    if (!secret) throw new AppError("unavailable", sogoWords("noSecret"));
    const decision = await decide(request, door, ip);
    note(door, ip, decision);
    return decision.decision === "accepted"
      ? identity(decision.address, secret)
      : refusal(door, decision.reason);
  } catch (error) {
    logger("webmail-access").warn({ error }, "cannot decide on webmail");
    return new Response(null, { status: 503, headers: empty });
  }
}
