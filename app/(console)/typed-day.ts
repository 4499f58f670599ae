import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const dayWords = words("console.day", {
  format: "Enter a date, such as 2027-01-31.",
  missing: "This date doesn't exist.",
});

/** The day of an end, in UTC, as its input shows it. */
export const lastDay = (end: Date | null): string => end?.toISOString().slice(0, 10) ?? "";

/** A last day, which counts to its end in UTC; null for none. */
export const typedDay = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, message(dayWords("format")))
  .transform((text) => (text === "" ? null : new Date(`${text}T23:59:59Z`)))
  .refine((end) => end === null || !Number.isNaN(end.getTime()), message(dayWords("missing")));
