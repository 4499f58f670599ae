import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { expectedVersion, formInput } from "@/app/(console)/form-input";
import { lastDay } from "@/app/(console)/typed-day";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.aliases.input", {
  mailbox: "Enter the address of a mailbox.",
  tooLong: "Address is too long.",
  address: "Enter an address.",
});

const mailbox = z
  .string()
  .trim()
  .min(1, message(inputWords("mailbox")))
  .max(320, message(inputWords("tooLong")));
const fields = inputsOf(aliasFields);
const subject = { address: z.string(), expectedVersion };

/** The form of a new alias. */
export const newAliasForm = formInput({
  address: z
    .string()
    .trim()
    .min(1, message(inputWords("address"))),
  mailbox,
  ...fields,
});

/**
 * The form of an existing alias. A day that was left alone leaves the end alone, which may be at any hour of it; a
 * person's own alias has no mailbox to be changed.
 */
export const aliasForm = formInput(
  { ...subject, ...fields, shownEnd: z.string(), mailbox: mailbox.optional() },
  (object) =>
    object.transform(({ expiresAt, shownEnd, ...rest }) => ({
      ...rest,
      expiresAt: lastDay(expiresAt) === shownEnd ? undefined : expiresAt,
    })),
);
