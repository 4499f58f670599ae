import { z } from "zod";
import { formInput, secretInput } from "@/app/(console)/form-input";

/** By its name; nothing chosen: none. */
const chosen = z.string().transform((name) => name || undefined);

/** The form of a new mailbox. An empty source is the local one, which needs a password. */
export const newMailboxForm = formInput(
  {
    localPart: z
      .string()
      .trim()
      .min(1, "Enter the part before the @.")
      .regex(/^[^@]*$/, "Enter only the part before the @."),
    domain: z.string().min(1),
    displayName: z.string(),
    template: chosen,
    source: chosen,
    password: secretInput(z.string().optional()),
  },
  (object) =>
    object
      .refine(({ source, password }) => source !== undefined || password, {
        path: ["password"],
        error: "Enter a password, or choose an identity provider as the source.",
      })
      .transform(({ localPart, domain, source, password, ...rest }) => ({
        ...rest,
        address: `${localPart}@${domain}`,
        source,
        // Typed before a provider was chosen: it is not meant any more.
        password: source === undefined ? password : undefined,
      })),
);
