import { type AskedBy, askerOf, isRead } from "@/lib/doors/webmail/asker";
import { isPiece, isView } from "@/lib/doors/webmail/link-target";
import { isClientProtocol, type WebDoor } from "@/lib/platform/db/protocols";

/**
 * Whether somebody else than the person could be behind a request: what a browser sends along by itself (the session,
 * or a password that it keeps for DAV) must not do anything for a foreign page, or for a link in a mail. Scripts of our
 * own pages may do everything; links and pictures in them may show things; from outside, only whole pages open.
 */
export function isDriven(door: WebDoor, uri: string, by: AskedBy): boolean {
  if (isClientProtocol(door)) return isForeignForm(by);
  const asker = askerOf(by);
  if (asker === "own-script") return false;
  if (!isRead(by.method)) return true;
  if (asker === "own-page") return !isView(uri) && !isPiece(uri);
  return !isView(uri) || isFramed(by.headers);
}

/** Everything but a tab of its own: frames, pictures, scripts and styles of foreign pages. */
function isFramed(headers: Headers): boolean {
  const destination = headers.get("sec-fetch-dest");
  return destination !== null && destination !== "document";
}

/**
 * A page can send a form anywhere without asking (any other writing method needs a CORS preflight, which SOGo does not
 * grant), but not without its origin. CalDAV clients and phones send none.
 */
function isForeignForm({ method, ownOrigin, headers }: AskedBy): boolean {
  const origin = headers.get("origin");
  return method === "POST" && origin !== null && origin !== ownOrigin;
}
