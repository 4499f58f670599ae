import { segmentsOf } from "@/lib/webmail-access/path";

/** The ways through SOGo's proxy. */
export type WebmailDoor = "webmail" | "dav" | "eas";

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
