import { z } from "zod";
import { adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { givenFields, givenShapes } from "@/app/(console)/[role]/templates/given-input";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { mailboxFieldShapes } from "@/lib/accounts/mailbox/fields";

const subject = { role: adminRole, mailboxId: z.uuid(), expectedVersion: z.coerce.number().int() };

const optionalText = z.string().transform((typed) => typed.trim() || null);

/** The form of a mailbox's settings. */
export const mailboxForm = z
  .object({ ...subject, displayName: z.string(), language: optionalText, ...givenShapes })
  .transform(givenFields);

/** What stays pinned when one field is released. */
export const pinForm = z.object({ ...subject, stays: mailboxFieldShapes.pinnedFields });

/** What a form says that only names its mailbox; a list of app passwords has no version to hold to. */
export const oneMailbox = z.object({ role: adminRole, mailboxId: z.uuid() });

/** A new local password for a mailbox. */
export const mailboxPasswordForm = z.object({
  ...subject,
  password: z.string().min(1, "Enter a password."),
});

export const localPasswordForm = z.object({
  ...subject,
  localPasswordAllowed: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
});

/** A deletion, with the address as it was typed to confirm it. */
export const mailboxDeletion = z
  .object({ ...subject, address: z.string(), confirmation: z.string() })
  .refine(({ address, confirmation }) => address === confirmation.trim().toLowerCase(), {
    path: ["confirmation"],
    error: "This is not the address of the mailbox.",
  });

export const mailboxStateForm = z.object({ ...subject, adminState: z.enum(adminStateNames) });

/** An empty source is the local one. */
export const mailboxSourceForm = z.object({
  ...subject,
  identityProviderId: z.union([z.literal("").transform(() => null), z.uuid()]),
});
