import { segmentsOf } from "@/lib/doors/webmail/path";
import { doorLine, type WebDoor, webDoors } from "@/lib/platform/db/protocols";

const doors = new Map<string, WebDoor>(
  webDoors.flatMap((door) => (doorLine(door).paths ?? []).map((path) => [path, door] as const)),
);

/**
 * Which door a request to SOGo goes to, by the beginning of its original URI's path, as the table of doors says; /SOGo itself
 * is webmail. Everything else is no door.
 */
export function doorOf(uri: string): WebDoor | null {
  const segments = segmentsOf(uri);
  if (!segments) return null;
  const [first, second] = segments;
  const isRoot = second === undefined || (second === "" && segments.length === 2);
  if (first === "SOGo" && isRoot) return "webmail";
  return doors.get(`${first}`) ?? doors.get(`${first}/${second}`) ?? null;
}
