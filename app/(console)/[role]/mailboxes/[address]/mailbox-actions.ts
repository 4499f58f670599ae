"use server";

import {
  localPasswordForm,
  mailboxForm,
  mailboxPasswordForm,
  mailboxSourceForm,
  mailboxStateForm,
  pinForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { outOfDate } from "@/app/(console)/done-by";
import { submit } from "@/app/(console)/submit";
import { withProtocols } from "@/lib/accounts/template/given-shapes";

const shows = "/mailboxes";

/** Changes what a mailbox is given; what differs from before is pinned by that. */
export const updateMailbox = submit("mailbox.update", mailboxForm, { shows, asks: withProtocols });

/** Lets templates and directories decide a field again. */
export const releasePin = submit("mailbox.update", pinForm, {
  shows,
  gone: outOfDate,
  asks: ({ stays, ...which }) => ({ ...which, pinnedFields: stays }),
});

/** Sets the administrator's state of a mailbox. */
export const setMailboxState = submit("mailbox.set-state", mailboxStateForm, { shows });

/** Sets who vouches for the person behind a mailbox. */
export const setMailboxSource = submit("mailbox.set-source", mailboxSourceForm, { shows });

/** Sets the local password of a mailbox; its web sessions end. */
export const setMailboxPassword = submit("mailbox.set-password", mailboxPasswordForm, { shows });

/** Says whether the local password works beside a provider's sign-in. */
export const allowLocalPassword = submit("mailbox.update", localPasswordForm, { shows });
