import { z } from "zod";
import { verbatim } from "@/lib/words/compose-text";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const slugWords = words("provider.slug", {
  form: "must contain only lowercase letters, digits and single hyphens",
  reserved: "must not be one of {names}",
});

/** Words with a meaning of their own where a slug is expected: sources of mailboxes, and a page. */
const reserved = ["local", "disabled", "new"];

/** The name of a provider in URLs and on the command line. */
export const providerSlug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, message(slugWords("form")))
  .refine(
    (slug) => !reserved.includes(slug),
    message(slugWords("reserved", { names: reserved.map(verbatim) })),
  );
