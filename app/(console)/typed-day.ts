import { z } from "zod";

/** The day of an end, in UTC, as its input shows it. */
export const lastDay = (end: Date | null): string => end?.toISOString().slice(0, 10) ?? "";

/** A last day, which counts to its end in UTC; null for none. */
export const typedDay = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, "Enter a day, such as 2027-01-31.")
  .transform((text) => (text === "" ? null : new Date(`${text}T23:59:59Z`)))
  .refine((end) => end === null || !Number.isNaN(end.getTime()), "There is no such day.");
