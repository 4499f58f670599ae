/** The path of a request line in segments, decoded once; null when two servers could read it differently. */
export function segmentsOf(uri: string): string[] | null {
  const path = uri.split(/[?#]/, 1)[0] ?? "";
  if (!path.startsWith("/")) return null;
  const segments: string[] = [];
  for (const raw of path.slice(1).split("/")) {
    const segment = decode(raw);
    // nginx and SOGo each resolve these in their own way: a way through one door must not end behind another.
    if (segment === null || segment === "." || segment === ".." || /[/\\\p{Cc}]/u.test(segment)) return null;
    segments.push(segment);
  }
  return segments;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
