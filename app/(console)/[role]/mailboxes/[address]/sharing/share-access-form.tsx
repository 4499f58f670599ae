"use client";

import { SelectField } from "@/app/_ui/select-field";
import { updateShare } from "@/app/(console)/[role]/mailboxes/[address]/sharing/share-actions";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";

/** What a group's members can do in a shared mailbox. */
export const ShareAccessForm = (shown: ShownForm) => (
  <ConsoleForm className="max-w-xl" action={updateShare} look="secondary" {...shown}>
    {(inputs) => <SelectField {...inputs.choice("access")} />}
  </ConsoleForm>
);
