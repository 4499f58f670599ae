import { z } from "zod";

/** A moment (RFC 3339): with any offset as it comes in, in UTC as it goes out. */
export const moment = z.iso.datetime({ offset: true });

export const text = (date: Date): string => date.toISOString();
export const textOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
