"use server";

import { newMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-input";
import { submit } from "@/app/(console)/submit";
import { createMailbox as create } from "@/lib/accounts/mailbox/create-mailbox";
import { creationError } from "@/lib/accounts/mailbox/creation-error";
import { registry } from "@/lib/faces/registry";

/** Creates a mailbox and goes to its page. */
export const createMailbox = submit(registry.named("mailbox.create"), newMailboxForm, {
  shows: "/mailboxes",
  async run({ context, sent }) {
    const outcome = await create(context, sent);
    if (!outcome.created) throw creationError(outcome.reason);
    return outcome;
  },
  leadsTo: ({ address }) => `/mailboxes/${encodeURIComponent(address)}`,
});
