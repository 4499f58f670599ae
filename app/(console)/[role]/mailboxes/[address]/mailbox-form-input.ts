import { z } from "zod";
import { adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput, secretInput } from "@/app/(console)/form-input";
import { mailboxFieldShapes, mailboxFields } from "@/lib/accounts/mailbox/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.mailboxes.input", {
  enterPassword: "Enter a password.",
  wrongAddress: "This is not the address of the mailbox.",
});

const subject = { address: z.string(), expectedVersion };

/** What the settings of a mailbox are; the rest is decided by forms of their own. */
const { localPasswordAllowed: _, pinnedFields: __, ...fields } = mailboxFields;
export const settingsFields = fields;

/** The form of a mailbox's settings. */
export const mailboxForm = formInput({ ...subject, ...inputsOf(settingsFields) });

/** What stays pinned when one field is released. */
export const pinForm = formInput({ ...subject, stays: mailboxFieldShapes.pinnedFields });

/** What only names its mailbox: what it is about has no version to hold to. */
export const oneMailbox = formInput({ address: z.string() });

/** One app password of a mailbox. */
export const appPasswordForm = formInput({ address: z.string(), id: z.uuid() });

/** One web session of a mailbox. */
export const sessionForm = formInput({ address: z.string(), id: z.string() });

/** A new local password for a mailbox. */
export const mailboxPasswordForm = formInput({
  ...subject,
  password: secretInput(z.string().min(1, message(inputWords("enterPassword")))),
});

export const localPasswordForm = formInput({
  ...subject,
  localPasswordAllowed: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
});

/** A deletion, with the address as it was typed to confirm it. */
export const mailboxDeletion = formInput({ ...subject, confirmation: z.string() }, (object) =>
  object.refine(({ address, confirmation }) => address === confirmation.trim().toLowerCase(), {
    path: ["confirmation"],
    error: message(inputWords("wrongAddress")),
  }),
);

export const mailboxStateForm = formInput({ ...subject, adminState: z.enum(adminStateNames) });

export const mailboxSourceForm = formInput({ ...subject, source: z.string() });
