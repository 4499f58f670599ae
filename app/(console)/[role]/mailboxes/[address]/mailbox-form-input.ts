import { z } from "zod";
import { adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput, secretInput } from "@/app/(console)/form-input";
import { mailboxFieldShapes, mailboxFields } from "@/lib/accounts/mailbox/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.mailboxes.input", {
  enterPassword: "Enter a password.",
});

const subject = { address: z.string(), expectedVersion };

/** What the settings of a mailbox are; the rest is decided by forms of their own. */
const { localPasswordAllowed: _, pinnedFields: __, ...fields } = mailboxFields;
export const settingsFields = fields;

/** The form of a mailbox's settings. */
export const mailboxForm = formInput({ ...subject, ...inputsOf(settingsFields) });

/** What stays pinned when one field is released. */
export const pinForm = formInput({ ...subject, stays: mailboxFieldShapes.pinnedFields });

/** A new local password for a mailbox. */
export const mailboxPasswordForm = formInput({
  ...subject,
  password: secretInput(z.string().min(1, message(inputWords("enterPassword")))),
});

export const localPasswordForm = formInput({
  ...subject,
  localPasswordAllowed: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
});

export const mailboxStateForm = formInput({ ...subject, adminState: z.enum(adminStateNames) });

export const mailboxSourceForm = formInput({ ...subject, source: z.string() });
