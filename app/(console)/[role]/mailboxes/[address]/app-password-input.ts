import { z } from "zod";
import { formInput } from "@/app/(console)/form-input";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import { appPasswordInput } from "@/lib/credentials/app-password/create-app-password";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("user.appPasswords.input", { expiry: "Choose an option from the list." });

const { name, protocols } = appPasswordInput.shape;

/** The form of a new app password for somebody else's mailbox. */
export const newAppPasswordForm = formInput({
  address: z.string(),
  name,
  protocols,
  expiry: z.enum(expiryValues, message(inputWords("expiry"))),
});
