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
 * Whether a page of our own sent this. A cookie comes along with every request to this site; who wrote the page is told
 * by Fetch Metadata (W3C), which no page can set, and by Origin or Referer where a browser lacks that (Safari before
 * 16.4). When nothing tells, it was not ours.
 */
export function isFromOwnPage(headers: Headers, ownOrigin: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = originOfPage(headers);
  if (site === null) return origin === ownOrigin;
  return site === "same-origin" && (origin === null || origin === ownOrigin);
}
