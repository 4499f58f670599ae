"use server";

import {
  appPasswordsForm,
  factorsForm,
  localPasswordForm,
  mailboxDeletion,
  mailboxPasswordForm,
  sessionsForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { submit } from "@/app/(console)/submit";
import { deleteMailbox as remove } from "@/lib/accounts/mailbox/delete-mailbox";
import { endMailboxSessions as endSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { setMailboxPassword as setPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords as revokeAll } from "@/lib/credentials/app-password/revoke-app-passwords";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { registry } from "@/lib/faces/registry";

const { named } = registry;

const shows = "/mailboxes";
const gone = "This does not exist any more. Load the page again.";

/** Sets the local password of a mailbox; its web sessions end. */
export const setMailboxPassword = submit(named("mailbox.set-password"), mailboxPasswordForm, {
  shows,
  run: ({ context, sent }) => setPassword(context, sent),
});

/** Says whether the local password works beside a provider's sign-in. */
export const allowLocalPassword = submit(named("mailbox.update"), localPasswordForm, {
  shows,
  run: ({ context, sent }) => updateMailbox(context, sent),
});

/** Revokes one app password of a mailbox, or all when none is named. */
export const revokeAppPasswords = submit(named("app-password.revoke-all"), appPasswordsForm, {
  shows,
  gone,
  async run({ context, sent: { mailboxId, appPasswordId } }) {
    if (appPasswordId) await revokeAppPassword(context, { id: appPasswordId });
    else await revokeAll(context, { mailboxId });
  },
});

/** Ends one web session of a mailbox, or all when none is named. */
export const endMailboxSessions = submit(named("session.end-all"), sessionsForm, {
  shows,
  gone,
  run: ({ context, sent }) => endSessions(context, sent),
});

/** Takes away all second factors of a mailbox; its web sessions end. */
export const resetMailboxFactors = submit(named("mailbox.reset-second-factors"), factorsForm, {
  shows,
  gone,
  run: ({ context, sent: { mailboxId } }) => resetFactors(context, { kind: "mailbox", id: mailboxId }),
});

/** Deletes a mailbox, once its address was typed, and goes back to the list. */
export const deleteMailbox = submit(named("mailbox.delete"), mailboxDeletion, {
  shows,
  run: ({ context, sent: { mailboxId, expectedVersion } }) => remove(context, { mailboxId, expectedVersion }),
  leadsTo: () => "/mailboxes",
});
