import { decideAccess } from "@/lib/access/decide-access";
import { packedFactsColumns, packedFactsJoins, unpackFacts } from "@/lib/access/packed-facts";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { extendedEnd } from "@/lib/credentials/web-session/lifetime";
import { findMemberOpening } from "@/lib/credentials/web-session/queries";
import { rejected, type WebmailDecision } from "@/lib/doors/webmail/decision";
import { extendLater } from "@/lib/doors/webmail/extend-later";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import type { WebDoor } from "@/lib/platform/db/protocols";
import { cookieValue } from "@/lib/platform/http/cookie-value";
import { tokenDigest } from "@/lib/platform/secrets/token";

/** Unique indexes only: the digest and primary keys. Exported for the benchmark's bare server. */
export const sessionStatement = `SELECT session.created_at AS createdAt, session.expires, session.opened_by AS impersonatedBy, session.opened_by_session AS impersonatedBySession, mailbox.id AS mailboxId, mailbox.address, ${packedFactsColumns}
 FROM session JOIN mailbox ON mailbox.id = session.mailbox_id ${packedFactsJoins}
 WHERE session.token_digest = ? AND session.expires > ?`;

interface SessionRow {
  createdAt: Date;
  expires: Date;
  impersonatedBy: string | null;
  impersonatedBySession: string | null;
  mailboxId: string;
  address: string;
}

/** Webmail: the portal's session opens it, by one indexed read; a session in use is prolonged off the hot path. */
export async function decideSession(
  cookies: string | null,
  door: WebDoor,
  now = new Date(),
): Promise<WebmailDecision> {
  const token = cookieValue(cookies, sessionCookieName());
  if (!token) return rejected("no-session");
  const digest = tokenDigest(token);
  const [row] = await boundedRead(databaseClient().pool, sessionStatement, [digest, now]);
  if (!row) return rejected("no-session");
  const { createdAt, expires, mailboxId, address, ...by } = row as unknown as SessionRow;
  const impersonatedBy = by.impersonatedBy ?? by.impersonatedBySession;
  if (by.impersonatedBySession !== null) {
    const opened = { sessionId: by.impersonatedBySession, address };
    if (!(await findMemberOpening(databaseClient().db, opened, now))) return rejected("no-session");
  }
  const access = decideAccess(
    unpackFacts(row),
    door,
    { kind: "session", opened: impersonatedBy !== null },
    now,
  );
  if (!access.allowed) return rejected(access.reason, address, mailboxId);
  const end = extendedEnd({ createdAt, expires, impersonatedBy }, now);
  if (end) extendLater(digest, end);
  return { decision: "accepted", mailboxId, address };
}
