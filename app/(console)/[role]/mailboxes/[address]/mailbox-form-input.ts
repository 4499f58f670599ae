import { z } from "zod";
import { adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { inputsOf } from "@/app/(console)/field-form";
import { chosenId, expectedVersion, formInput, secretInput } from "@/app/(console)/form-input";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { mailboxFieldShapes, mailboxFields } from "@/lib/accounts/mailbox/fields";

const subject = { mailboxId: z.uuid(), expectedVersion };

/** What the settings of a mailbox are; the rest is decided by forms of their own. */
const { localPasswordAllowed: _, pinnedFields: __, ...fields } = mailboxFields;
export const settingsFields = fields;

/** The form of a mailbox's settings. */
export const mailboxForm = formInput({ ...subject, ...inputsOf(settingsFields) });

/** What stays pinned when one field is released. */
export const pinForm = formInput({ ...subject, stays: mailboxFieldShapes.pinnedFields });

/** What a form says that only names its mailbox; a list of app passwords has no version to hold to. */
export const oneMailbox = z.object({ role: adminRole, mailboxId: z.uuid() });

/** The second factors of a mailbox. */
export const factorsForm = formInput({ mailboxId: z.uuid() });

/** One app password of a mailbox, or all when none is named. */
export const appPasswordsForm = formInput({ mailboxId: z.uuid(), appPasswordId: z.uuid().optional() });

/** One web session of a mailbox, or all when none is named. */
export const sessionsForm = formInput({ mailboxId: z.uuid(), sessionId: z.string().optional() });

/** A new local password for a mailbox. */
export const mailboxPasswordForm = formInput({
  ...subject,
  password: secretInput(z.string().min(1, "Enter a password.")),
});

export const localPasswordForm = formInput({
  ...subject,
  localPasswordAllowed: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
});

/** A deletion, with the address as it was typed to confirm it. */
export const mailboxDeletion = formInput(
  { ...subject, address: z.string(), confirmation: z.string() },
  (object) =>
    object.refine(({ address, confirmation }) => address === confirmation.trim().toLowerCase(), {
      path: ["confirmation"],
      error: "This is not the address of the mailbox.",
    }),
);

export const mailboxStateForm = formInput({ ...subject, adminState: z.enum(adminStateNames) });

/** An empty source is the local one. */
export const mailboxSourceForm = formInput({ ...subject, identityProviderId: chosenId });
