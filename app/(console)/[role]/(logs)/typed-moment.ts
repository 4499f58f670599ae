import { z } from "zod";

/** A moment as a form sends it (`2026-01-31T18:00`, taken as UTC); anything else is as good as none. */
export function typedMoment(text: string | undefined): Date | undefined {
  const parsed = z.iso.datetime().safeParse(`${text?.slice(0, 16)}:00Z`);
  return parsed.success ? new Date(parsed.data) : undefined;
}
