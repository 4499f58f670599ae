/**
 * The origin of the page that made a browser ask, by Origin or else by Referer; null when neither is there, and "null"
 * where the browser keeps it to itself.
 */
export function originOfPage(headers: Headers): string | null {
  const referer = headers.get("referer");
  return (
    headers.get("origin") ?? (referer !== null && URL.canParse(referer) ? new URL(referer).origin : null)
  );
}

/**
 * Whether a page of this site sent this, webmail's too. A cookie comes along with every request to this site; who wrote the page is told
 * by Fetch Metadata (W3C), which no page can set, and by Origin or Referer where a browser lacks that (Safari before
 * 16.4). When nothing tells, it was not ours.
 */
export function isFromThisSite(headers: Headers, ownOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = originOfPage(headers);
  if (site === null) return origin === ownOrigin;
  return site === "same-origin" && (origin === null || origin === ownOrigin);
}

/**
 * Whether a page of our own sent this, by a form or a script. Webmail's pages show mails, and SOGo leaves forms in them, which their
 * senders have made. It is known by its Referer, for which its answers ask (Referrer-Policy); a form that keeps that to itself
 * (`rel=noreferrer`) has the origin "null". What markup sends without either, such as `<a ping>`, is not ours (`no-cors`).
 */
export const isFromOwnPage = (headers: Headers, ownOrigin: string): boolean =>
  isFromThisSite(headers, ownOrigin) &&
  headers.get("sec-fetch-mode") !== "no-cors" &&
  !isFromWebmail(headers);

function isFromWebmail(headers: Headers): boolean {
  const referer = headers.get("referer");
  return referer !== null && URL.canParse(referer) && /^\/SOGo(\/|$)/.test(new URL(referer).pathname);
}
