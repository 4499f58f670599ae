"use server";

import {
  mailboxForm,
  mailboxSourceForm,
  mailboxStateForm,
  pinForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { submit } from "@/app/(console)/submit";
import { setMailboxSource as setSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState as setState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox as update } from "@/lib/accounts/mailbox/update-mailbox";

const shows = "/mailboxes";

/** Changes what a mailbox is given; what differs from before is pinned by that. */
export const updateMailbox = submit(mailboxForm, {
  shows,
  run: ({ context, sent }) => update(context, sent),
});

/** Lets templates and directories decide a field again. */
export const releasePin = submit(pinForm, {
  shows,
  gone: "Load the page again.",
  run: ({ context, sent: { stays, ...which } }) => update(context, { ...which, pinnedFields: stays }),
});

/** Sets the administrator's state of a mailbox. */
export const setMailboxState = submit(mailboxStateForm, {
  shows,
  run: ({ context, sent }) => setState(context, sent),
});

/** Sets who vouches for the person behind a mailbox. */
export const setMailboxSource = submit(mailboxSourceForm, {
  shows,
  dangerous: true,
  run: ({ context, sent }) => setSource(context, sent),
});
