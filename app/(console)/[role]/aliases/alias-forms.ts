import { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput, neededText } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { lastDay } from "@/app/(console)/typed-day";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.aliases.input", {
  mailbox: "Enter the address of a mailbox.",
  tooLong: "Address is too long.",
  address: "Enter an address.",
});

const mailbox = neededText(inputWords("mailbox")).max(320, message(inputWords("tooLong")));
const fields = inputsOf(aliasFields);

export const aliasForms = {
  /** Gives a mailbox a further address and goes to its page. */
  createAlias: submit(
    "alias.create",
    formInput({ address: neededText(inputWords("address")), mailbox, ...fields }),
    { leadsTo: ({ address }) => `/aliases/${encodeURIComponent(String(address))}` },
  ),
  /**
   * Changes an alias. A day that was left alone leaves the end alone, which may be at any hour of it; a person's own alias
   * has no mailbox to be changed.
   */
  updateAlias: submit(
    "alias.update",
    formInput({ ...fields, shownEnd: z.string(), mailbox: mailbox.optional() }, (object) =>
      object.transform(({ expiresAt, shownEnd, ...rest }) => ({
        ...rest,
        expiresAt: lastDay(expiresAt) === shownEnd ? undefined : expiresAt,
      })),
    ),
  ),
};
