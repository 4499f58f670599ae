/** The ways through SOGo's proxy. */
export type WebmailDoor = "webmail" | "dav" | "eas";

/** The path of a request line in segments, decoded once; null when two servers could read it differently. */
function segmentsOf(uri: string): string[] | null {
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

/**
 * Which door a request to SOGo goes to, by its original URI: /SOGo/dav is CalDAV and CardDAV, the fixed path of
 * ActiveSync ([MS-ASHTTP] 2.2.1.1.1) is EAS, /SOGo itself and /SOGo/so are webmail. Everything else is no door.
 */
export function doorOf(uri: string): WebmailDoor | null {
  const segments = segmentsOf(uri);
  if (!segments) return null;
  const [first, second] = segments;
  if (first === "Microsoft-Server-ActiveSync") return "eas";
  if (first !== "SOGo") return null;
  if (second === "dav") return "dav";
  if (second === "Microsoft-Server-ActiveSync") return "eas";
  const isRoot = second === undefined || (second === "" && segments.length === 2);
  return isRoot || second === "so" ? "webmail" : null;
}
