import type { z } from "zod";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { answered, submit } from "@/app/(console)/submit";
import { shareFields } from "@/lib/accounts/mailbox-share/fields";
import { sharePreview } from "@/lib/accounts/mailbox-share/view";

const inputs = inputsOf(shareFields);
const newShare = formInput(inputs);

/** Who would get or lose access. */
export interface ForeseenShare {
  preview: z.output<typeof sharePreview>;
  /** What was asked for. */
  group: string;
}

export const shareForms = {
  /** Shares a mailbox with a group. */
  createShare: submit("share.create", newShare),
  /** Changes what a group's members can do in a shared mailbox. */
  updateShare: submit("share.update", formInput({ access: inputs.access })),
  /** Tells what sharing a mailbox with a group would change. */
  previewShare: answered("share.preview", newShare, {
    foresees: true,
    answers: (output, { group }): ForeseenShare => ({ preview: sharePreview.parse(output), group }),
  }),
};
