import { z } from "zod";
import { formInput } from "@/app/(console)/form-input";
import { answered } from "@/app/(console)/submit";
import { expiryFrom, expiryValues } from "@/app/(user)/home/expiry-choices";
import { appPasswordInput } from "@/lib/credentials/app-password/create-app-password";
import { newAppPasswordView } from "@/lib/credentials/app-password/view";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { textOrNull } from "@/lib/platform/input/moment";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("user.appPasswords.input", { expiry: "Choose an option from the list." });

const { name, protocols } = appPasswordInput.shape;
const expiry = z.enum(expiryValues, message(inputWords("expiry")));

/** A new app password, which leaves the server this once. */
export interface NewAppPassword {
  password: string;
  name: string;
  protocols: ClientProtocol[];
}

export const appPasswordForms = {
  /** Makes an app password for somebody else's mailbox: for a device that its person does not set up, or may not. */
  createMailboxAppPassword: answered("app-password.create", formInput({ name, protocols, expiry }), {
    asks: async ({ expiry, ...wanted }) => ({
      ...wanted,
      expiresAt: textOrNull(expiryFrom(expiry, new Date())),
    }),
    answers: (output, { name, protocols }): NewAppPassword => {
      const { password } = newAppPasswordView.parse(output);
      return { password, name, protocols };
    },
  }),
};
