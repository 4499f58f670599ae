import { z } from "zod";
import { listHref } from "@/app/(console)/list-query";

/** A moment as a form sends it (`2026-01-31T18:00`, taken as UTC); anything else is as good as none. */
export function typedMoment(text: string | undefined): Date | undefined {
  const parsed = z.iso.datetime().safeParse(`${text?.slice(0, 16)}:00Z`);
  return parsed.success ? new Date(parsed.data) : undefined;
}

/** What was typed into a filter, short enough for it; nothing when it is empty. */
export const typedText = (text: string | undefined, length: number): string | undefined =>
  text?.trim().slice(0, length) || undefined;

/** Where a filtered log is exported: the REST API of the role, which takes its session too. */
export function exportHref(
  base: string,
  format: "csv" | "ndjson",
  filter: Record<string, string | Date | undefined>,
): string {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value] as const],
  );
  return listHref(`${base}/export`, Object.fromEntries(given), { format });
}
