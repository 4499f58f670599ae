import { z } from "zod";

/** A moment as it goes out: UTC, RFC 3339. */
export const moment = z.iso.datetime();

export const text = (date: Date): string => date.toISOString();
export const textOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
