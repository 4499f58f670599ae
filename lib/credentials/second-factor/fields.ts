import { z } from "zod";

/** What its owner calls a factor. */
export const factorName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(100, "must have at most 100 characters")
  .regex(/^\P{Cc}*$/u, "must not contain control characters");
