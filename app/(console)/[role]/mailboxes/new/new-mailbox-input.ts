import { z } from "zod";
import { formInput, secretInput } from "@/app/(console)/form-input";

const chosenId = z.union([z.literal("").transform(() => undefined), z.uuid()]);

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
    templateId: chosenId,
    identityProviderId: chosenId,
    password: secretInput(z.string().optional()),
  },
  (object) =>
    object
      .refine(({ identityProviderId, password }) => identityProviderId !== undefined || password, {
        path: ["password"],
        error: "Enter a password, or choose an identity provider as the source.",
      })
      .transform(({ localPart, domain, identityProviderId, password, ...rest }) => ({
        ...rest,
        address: `${localPart}@${domain}`,
        identityProviderId,
        // Typed before a provider was chosen: it is not meant any more.
        password: identityProviderId === undefined ? password : undefined,
      })),
);
