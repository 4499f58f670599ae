import { z } from "zod";

/** Words with a meaning of their own where a slug is expected: sources of mailboxes, and a page. */
const reserved = ["local", "disabled", "new"];

/** The name of a provider in URLs and on the command line. */
export const providerSlug = z
  .string()
  .max(40, "must have at most 40 characters")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters, digits and single hyphens")
  .refine((slug) => !reserved.includes(slug), `must not be one of ${reserved.join(", ")}`);
