"use server";

import { newMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-input";
import { submit } from "@/app/(console)/submit";

/** Creates a mailbox and goes to its page. */
export const createMailbox = submit("mailbox.create", newMailboxForm, {
  shows: "/mailboxes",
  leadsTo: ({ address }) => `/mailboxes/${encodeURIComponent(String(address))}`,
});
