"use client";

import { SelectField } from "@/app/_ui/select-field";
import { ConsoleForm, type ShownForm } from "@/app/(console)/console-form";

/** What a group's members can do in a shared mailbox. */
export const ShareAccessForm = (shown: ShownForm) => (
  <ConsoleForm className="max-w-xl" sends="updateShare" look="secondary" {...shown}>
    {(inputs) => <SelectField {...inputs.choice("access")} />}
  </ConsoleForm>
);
