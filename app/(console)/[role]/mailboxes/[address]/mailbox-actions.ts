"use server";

import {
  mailboxForm,
  mailboxSourceForm,
  mailboxStateForm,
  pinForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { submit } from "@/app/(console)/submit";
import { withProtocols } from "@/lib/accounts/template/given-shapes";
import { words } from "@/lib/words/text";

const actionWords = words("console.mailboxes.pin.refusals", {
  outOfDate: "This page is out of date. Reload it and try again.",
});

const shows = "/mailboxes";

/** Changes what a mailbox is given; what differs from before is pinned by that. */
export const updateMailbox = submit("mailbox.update", mailboxForm, { shows, asks: withProtocols });

/** Lets templates and directories decide a field again. */
export const releasePin = submit("mailbox.update", pinForm, {
  shows,
  gone: actionWords("outOfDate"),
  asks: ({ stays, ...which }) => ({ ...which, pinnedFields: stays }),
});

/** Sets the administrator's state of a mailbox. */
export const setMailboxState = submit("mailbox.set-state", mailboxStateForm, { shows });

/** Sets who vouches for the person behind a mailbox. */
export const setMailboxSource = submit("mailbox.set-source", mailboxSourceForm, { shows });
