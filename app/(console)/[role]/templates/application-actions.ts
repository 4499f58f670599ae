"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { foreseenOf } from "@/app/(console)/[role]/templates/foreseen";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { asked } from "@/app/(console)/asked";
import { expectedVersion } from "@/app/(console)/form-input";
import { fieldNames } from "@/app/(console)/stale-fields";
import { applyTemplateToAll } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { adminContext } from "@/lib/faces/session/admin";

/** Says what applying the template as it is stored would change in its mailboxes. */
export const previewForAll = asked(z.object({ id: z.uuid() }), async ({ id: templateId }) => {
  const { context } = await adminContext("superadmin");
  return foreseenOf(await previewTemplateForAll(context, { templateId }), await getSay());
});

/** One step of applying a template to all its mailboxes. */
export interface AppliedPart {
  changed: number;
  /** Mailboxes that kept something, since their domain's limits did not let it through. */
  refused: { address: string; kept: string }[];
  next: string | null;
}

/** The template that its page has shown, and the mailbox that was the last one of the step before. */
const partInput = z.object({ id: z.uuid(), expectedVersion, after: z.uuid().optional() });

/** Applies the template, as it was when the page showed it, to the next of its mailboxes. */
export const applyNext = asked(partInput, async ({ id: templateId, ...rest }): Promise<AppliedPart> => {
  const { context } = await adminContext("superadmin");
  const { refused, ...part } = await applyTemplateToAll(context, { templateId, ...rest });
  if (part.next === null) revalidatePath("/admin", "layout");
  const say = await getSay();
  const kept = refused.map(({ address, fields }) => ({
    address,
    kept: say(templateWords("several", { names: fieldNames(fields, "mailbox") })),
  }));
  return { ...part, refused: kept };
});
