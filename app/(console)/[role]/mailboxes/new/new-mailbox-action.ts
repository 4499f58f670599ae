"use server";

import { creationRefusals } from "@/app/(console)/[role]/mailboxes/new/creation-refusals";
import { newMailboxForm } from "@/app/(console)/[role]/mailboxes/new/new-mailbox-input";
import { submit } from "@/app/(console)/submit";
import { createMailbox as create } from "@/lib/accounts/mailbox/create-mailbox";
import { registry } from "@/lib/faces/registry";
import { AppError } from "@/lib/platform/errors";

/** Creates a mailbox and goes to its page. */
export const createMailbox = submit(registry.named("mailbox.create"), newMailboxForm, {
  shows: "/mailboxes",
  async run({ context, sent }) {
    const outcome = await create(context, sent);
    if (!outcome.created) throw new AppError("conflict", creationRefusals[outcome.reason]);
    return outcome;
  },
  leadsTo: ({ address }) => `/mailboxes/${encodeURIComponent(address)}`,
});
