const origin = "https://portal.invalid";

/** A path of our own to go to after the sign-in, or null: never another origin, never a scheme, never `//host`. */
export function ownPath(input: unknown): string | null {
  if (typeof input !== "string" || !input.startsWith("/") || input.length > 2_000) return null;
  try {
    const url = new URL(input, origin);
    return url.origin === origin && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : null;
  } catch {
    return null;
  }
}

/** The address of a page of the sign-in that leads on to `next` in the end; other `words` may say why one is there. */
export function onTheWayTo(
  next: unknown,
  page: string,
  words: Readonly<Record<string, string>> = {},
): string {
  const path = ownPath(next);
  const query = new URLSearchParams({ ...words, ...(path && path !== "/" ? { next: path } : {}) });
  return query.size > 0 ? `${page}?${query}` : page;
}
