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
import { registry } from "@/lib/faces/registry";

const { named } = registry;

const shows = "/mailboxes";

/** Changes what a mailbox is given; what differs from before is pinned by that. */
export const updateMailbox = submit(named("mailbox.update"), mailboxForm, {
  shows,
  run: ({ context, sent }) => update(context, sent),
});

/** Lets templates and directories decide a field again. */
export const releasePin = submit(named("mailbox.update"), pinForm, {
  shows,
  gone: "Load the page again.",
  run: ({ context, sent: { stays, ...which } }) => update(context, { ...which, pinnedFields: stays }),
});

/** Sets the administrator's state of a mailbox. */
export const setMailboxState = submit(named("mailbox.set-state"), mailboxStateForm, {
  shows,
  run: ({ context, sent }) => setState(context, sent),
});

/** Sets who vouches for the person behind a mailbox. */
export const setMailboxSource = submit(named("mailbox.set-source"), mailboxSourceForm, {
  shows,
  run: ({ context, sent }) => setSource(context, sent),
});
