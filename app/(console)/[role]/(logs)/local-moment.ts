import { typedMoment } from "@/app/(console)/[role]/(logs)/typed-moment";

/** A moment as a clock in a zone shows it: `2026-01-31T18:00`. */
function wallClock(at: Date, timeZone: string): string {
  // Swedish dates are those of ISO 8601.
  const parts = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" });
  return parts.format(at).replace(" ", "T");
}

/** A moment (`2026-01-31T18:00`, UTC) as a form's field shows it in a zone; nothing for anything else. */
export function localMoment(utc: string, timeZone: string): string {
  const at = typedMoment(utc);
  return at ? wallClock(at, timeZone) : "";
}

const asUtc = (wall: string): number => Date.parse(`${wall}Z`);

/** The other way round: what was typed in a zone, in UTC. An hour that a clock change skips is the one after it. */
export function utcMoment(local: string, timeZone: string): string {
  const wanted = asUtc(local);
  if (local === "" || Number.isNaN(wanted)) return "";
  const offset = (at: number) => asUtc(wallClock(new Date(at), timeZone)) - at;
  const near = wanted - offset(wanted);
  return new Date(wanted - offset(near)).toISOString().slice(0, 16);
}
