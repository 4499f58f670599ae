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
