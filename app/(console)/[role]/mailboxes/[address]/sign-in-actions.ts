"use server";

import {
  localPasswordForm,
  mailboxPasswordForm,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-form-input";
import { submit } from "@/app/(console)/submit";

const shows = "/mailboxes";

/** Sets the local password of a mailbox; its web sessions end. */
export const setMailboxPassword = submit("mailbox.set-password", mailboxPasswordForm, { shows });

/** Says whether the local password works beside a provider's sign-in. */
export const allowLocalPassword = submit("mailbox.update", localPasswordForm, { shows });
