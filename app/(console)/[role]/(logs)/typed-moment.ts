import { z } from "zod";
import type { Query } from "@/app/(console)/list-query";

/** A moment as a form sends it (`2026-01-31T18:00`, taken as UTC); anything else is as good as none. */
export function typedMoment(text: string | undefined): Date | undefined {
  const parsed = z.iso.datetime().safeParse(`${text?.slice(0, 16)}:00Z`);
  return parsed.success ? new Date(parsed.data) : undefined;
}

/** The span of time that a log's address says. */
export function typedSpan({ from, to }: Query): { from?: Date; to?: Date } {
  const [after, before] = [typedMoment(from), typedMoment(to)];
  return { ...(after ? { from: after } : {}), ...(before ? { to: before } : {}) };
}
