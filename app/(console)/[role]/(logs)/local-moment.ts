import { typedMoment } from "@/app/(console)/[role]/(logs)/typed-moment";

const two = (number: number) => String(number).padStart(2, "0");

/** A moment (`2026-01-31T18:00`, UTC) as a form's field shows it in the reader's own zone; nothing for anything else. */
export function localMoment(utc: string): string {
  const at = typedMoment(utc);
  if (!at) return "";
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The other way round: what was typed in the reader's own zone, in UTC. */
export function utcMoment(local: string): string {
  const at = new Date(local);
  return local === "" || Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 16);
}
