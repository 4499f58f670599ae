import { originOfPage } from "@/lib/platform/http/own-page";

/** What a request to SOGo says about where it comes from. */
export interface AskedBy {
  method: string;
  /** The public origin of this installation. */
  ownOrigin: string;
  headers: Headers;
}

/**
 * Who has made a browser ask: a script of a page of ours; something else in such a page, which in webmail may be a link
 * or a picture of somebody's mail; or anything outside: a foreign page, a mail app, a bookmark, the address bar.
 */
export type Asker = "own-script" | "own-page" | "outside";

/**
 * Tells them apart by Fetch Metadata (W3C, "Sec-Fetch-*"), which pages can neither set nor leave out; for browsers that
 * lack it (Safari before 16.4), by Origin, Referer and Accept. `same-site` is outside: another host of one's domain.
 */
export function askerOf({ method, ownOrigin, headers }: AskedBy): Asker {
  const site = headers.get("sec-fetch-site");
  if (site === null) return askerWithoutMetadata(method, ownOrigin, headers);
  if (site !== "same-origin") return "outside";
  // Not "no-cors": that is <a ping>, <link rel=prefetch> and whatever else a mail may contain.
  const mode = headers.get("sec-fetch-mode");
  const fromScript = mode === "cors" || mode === "same-origin";
  const isEmpty = headers.get("sec-fetch-dest") === "empty";
  return fromScript && isEmpty && !isOfRouter(headers) ? "own-script" : "own-page";
}

/**
 * Whether the portal's router asks for what an address of ours leads to, such as `?next=` after a sign-in: by a script, but for
 * whoever has made the link.
 */
const isOfRouter = (headers: Headers): boolean => headers.has("rsc");

/** Markup cannot ask for JSON, and a form asks for a page; SOGo's scripts do it the other way round. */
function askerWithoutMetadata(method: string, ownOrigin: string, headers: Headers): Asker {
  if (originOfPage(headers) !== ownOrigin) return "outside";
  const accept = headers.get("accept") ?? "";
  const fromScript = isRead(method) ? accept.includes("application/json") : !accept.includes("text/html");
  return fromScript && !isOfRouter(headers) ? "own-script" : "own-page";
}

/** Methods that are meant to change nothing (RFC 9110 9.2.1). SOGo changes things by GET nevertheless. */
export const isRead = (method: string): boolean => method === "GET" || method === "HEAD";
