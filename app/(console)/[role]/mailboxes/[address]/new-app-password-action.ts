"use server";

import { newAppPasswordForm } from "@/app/(console)/[role]/mailboxes/[address]/app-password-input";
import { answered } from "@/app/(console)/submit";
import { expiryFrom } from "@/app/(user)/home/expiry-choices";
import { newAppPasswordView } from "@/lib/credentials/app-password/view";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { textOrNull } from "@/lib/platform/input/moment";

/** A new app password, which leaves the server this once. */
export interface NewAppPassword {
  password: string;
  name: string;
  protocols: ClientProtocol[];
}

/** Makes an app password for somebody else's mailbox: for a device that its person does not set up, or may not. */
export const createMailboxAppPassword = answered("app-password.create", newAppPasswordForm, {
  shows: "/mailboxes",
  asks: ({ expiry, ...wanted }) => ({ ...wanted, expiresAt: textOrNull(expiryFrom(expiry, new Date())) }),
  answers: (output, { name, protocols }): NewAppPassword => {
    const { password } = newAppPasswordView.parse(output);
    return { password, name, protocols };
  },
});
