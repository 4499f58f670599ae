import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { type PreviewWords, previewWords } from "@/app/(console)/[role]/templates/preview-words";
import { formInput } from "@/app/(console)/form-input";
import { told } from "@/app/(console)/submit";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { previewTemplate, type TemplatePreview } from "@/lib/accounts/mailbox/preview-template";
import { registry } from "@/lib/faces/registry";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("console.mailboxes.template.refusals", { choose: "Choose a template." });

const choice = formInput({ mailboxId: z.uuid(), templateId: z.uuid(message(actionWords("choose"))) });

/** Who may apply a template may look first at what that would change. */
const operation = registry.named("mailbox.apply-template");

/** What applying a template would change, or has changed. */
async function news(preview: TemplatePreview, templateId: string) {
  const words: PreviewWords = previewWords(preview, await getSay());
  return { templateId, words };
}

export const templateChoiceForms = {
  /** Tells what applying a template to a mailbox would change. */
  previewTemplate: told(operation, choice, {
    foresees: true,
    run: ({ context, sent }) => previewTemplate(context, sent),
    answers: (preview, { templateId }) => news(preview, templateId),
  }),
  /** Applies a template to a mailbox. */
  applyTemplate: told(operation, choice, {
    run: ({ context, sent }) => applyTemplate(context, sent),
    answers: (applied, { templateId }) => news({ ...applied, pinned: [] }, templateId),
  }),
};
