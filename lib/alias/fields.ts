import { z } from "zod";
import { lifetimes } from "@/lib/alias/lifetime";

/** What it is for, in the words of who has made it. */
export const aliasDescription = z
  .string()
  .trim()
  .max(255, "must have at most 255 characters")
  .regex(/^\P{Cc}*$/u, "must not contain control characters");

export const aliasLifetime = z.enum(lifetimes, { error: `must be one of ${lifetimes.join(", ")}` });

/** What an administrator may set on an alias at any time. */
export const aliasFieldShapes = {
  description: aliasDescription,
  active: z.boolean(),
  /** Null: permanent. */
  expiresAt: z.date().nullable(),
};
