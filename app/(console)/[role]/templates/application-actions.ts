"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getSay, getWords } from "@/app/_words/get-words";
import { byId } from "@/app/(console)/[role]/templates/by-id";
import { type Foreseen, foreseenOf } from "@/app/(console)/[role]/templates/foreseen";
import { oneTemplate, templateForm } from "@/app/(console)/[role]/templates/template-form-input";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { fieldNames } from "@/app/(console)/stale-fields";
import { answered } from "@/app/(console)/submit";
import { type FormState, formOutcome } from "@/app/form-state";
import { applyTemplateToAll } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { templatePreview } from "@/lib/accounts/mailbox/template-operations";
import { withProtocols } from "@/lib/accounts/template/given-shapes";
import { adminContext } from "@/lib/faces/session/admin";

const gone = async () => ({ problem: (await getWords(templateWords))("gone") });

/** Says what the form as it is filled in would change in the mailboxes, before it is saved. */
export const previewEdit = answered("template.preview", templateForm, {
  of: byId,
  asks: ({ id: _, expectedVersion: __, name: ___, ...fields }) => withProtocols(fields),
  answers: async (output) => foreseenOf(templatePreview.parse(output), await getSay()),
});

/** Says what applying the template as it is stored would change in its mailboxes. */
export async function previewForAll(input: unknown): Promise<FormState<Foreseen>> {
  const sent = oneTemplate.pick({ id: true }).safeParse(input);
  if (!sent.success) return gone();
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    const { id: templateId } = sent.data;
    return { result: foreseenOf(await previewTemplateForAll(context, { templateId }), await getSay()) };
  });
}

/** One step of applying a template to all its mailboxes. */
export interface AppliedPart {
  changed: number;
  /** Mailboxes that kept something, since their domain's limits did not let it through. */
  refused: { address: string; kept: string }[];
  next: string | null;
}

const partInput = oneTemplate.extend({ after: z.uuid().optional() });

/** Applies the template, as it was when the page showed it, to the next of its mailboxes. */
export async function applyNext(input: unknown): Promise<FormState<AppliedPart>> {
  const sent = partInput.safeParse(input);
  if (!sent.success) return gone();
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    const { id: templateId, ...rest } = sent.data;
    const { refused, ...part } = await applyTemplateToAll(context, { templateId, ...rest });
    if (part.next === null) revalidatePath("/admin", "layout");
    const say = await getSay();
    const kept = refused.map(({ address, fields }) => ({
      address,
      kept: say(templateWords("several", { names: fieldNames(fields, "mailbox") })),
    }));
    return { result: { ...part, refused: kept } };
  });
}
