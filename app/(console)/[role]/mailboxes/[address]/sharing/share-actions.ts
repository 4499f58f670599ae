"use server";

import type { z } from "zod";
import { newShareForm, shareForm } from "@/app/(console)/[role]/mailboxes/[address]/sharing/share-form-input";
import { answered, submit } from "@/app/(console)/submit";
import { sharePreview } from "@/lib/accounts/mailbox-share/view";

const shows = "/mailboxes";

/** Shares a mailbox with a group. */
export const createShare = submit("share.create", newShareForm, { shows });

/** Changes what a group's members can do in a shared mailbox. */
export const updateShare = submit("share.update", shareForm, { shows });

/** What sharing a mailbox with a group would change. */
export interface ForeseenShare {
  preview: z.output<typeof sharePreview>;
  /** What was asked for. */
  group: string;
}

/** Tells who would get or lose access; changes nothing. */
export const previewShare = answered("share.preview", newShareForm, {
  answers: (output, { group }): ForeseenShare => ({ preview: sharePreview.parse(output), group }),
});
