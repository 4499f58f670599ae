"use server";

import {
  appPasswordForm,
  localPasswordForm,
  mailboxDeletion,
  mailboxPasswordForm,
  oneMailbox,
  sessionForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { submit } from "@/app/(console)/submit";
import { words } from "@/lib/words/text";

const actionWords = words("console.mailboxes.refusals", {
  gone: "This no longer exists. Reload the page.",
});

const shows = "/mailboxes";
const rules = { shows, gone: actionWords("gone") } as const;

/** Sets the local password of a mailbox; its web sessions end. */
export const setMailboxPassword = submit("mailbox.set-password", mailboxPasswordForm, { shows });

/** Says whether the local password works beside a provider's sign-in. */
export const allowLocalPassword = submit("mailbox.update", localPasswordForm, { shows });

/** Revokes one app password of a mailbox. */
export const revokeAppPassword = submit("app-password.revoke", appPasswordForm, rules);

/** Revokes all app passwords of a mailbox. */
export const revokeAppPasswords = submit("app-password.revoke-all", oneMailbox, rules);

/** Ends one web session of a mailbox. */
export const endMailboxSession = submit("session.end", sessionForm, rules);

/** Ends all web sessions of a mailbox. */
export const endMailboxSessions = submit("session.end-all", oneMailbox, rules);

/** Takes away all second factors of a mailbox; its web sessions end. */
export const resetMailboxFactors = submit("mailbox.reset-second-factors", oneMailbox, rules);

/** Deletes a mailbox, once its address was typed, and goes back to the list. */
export const deleteMailbox = submit("mailbox.delete", mailboxDeletion, {
  shows,
  asks: ({ confirmation: _, ...which }) => which,
  leadsTo: () => "/mailboxes",
});
