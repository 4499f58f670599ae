"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import { type PreviewWords, previewWords } from "@/app/(console)/[role]/templates/preview-words";
import { formAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/accounts/admin-account/role";
import { applyTemplate as apply } from "@/lib/accounts/mailbox/apply-template";
import { previewTemplate as preview, type TemplatePreview } from "@/lib/accounts/mailbox/preview-template";
import { admittedContext } from "@/lib/catalogue/operation";
import { registry } from "@/lib/faces/registry";
import { adminContext } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import type { Context } from "@/lib/platform/db/context";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const actionWords = words("console.mailboxes.template.refusals", { choose: "Choose a template." });

const choice = z.object({
  role: adminRole,
  mailboxId: z.uuid(),
  templateId: z.uuid(message(actionWords("choose"))),
});

/** What applying a template would change, or has changed. */
export type TemplateNews = { templateId: string; words: PreviewWords };

type Which = Pick<z.output<typeof choice>, "mailboxId" | "templateId">;

/** The action of a choice: who may apply a template may look first at what that would change. */
const choosing = (work: (context: Context, which: Which, role: AdminRole) => Promise<TemplatePreview>) =>
  formAction(async (_before: FormState<TemplateNews>, form: FormData): Promise<FormState<TemplateNews>> => {
    const sent = choice.safeParse(Object.fromEntries(form));
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return formOutcome(async () => {
      const { role, ...which } = sent.data;
      const operation = registry.named("mailbox.apply-template");
      const context = admittedContext((await adminContext(role)).context, operation);
      const words = previewWords(await work(context, which, role), await getSay());
      return { result: { templateId: which.templateId, words } };
    });
  });

/** Tells what applying a template to a mailbox would change; changes nothing. */
export const previewTemplate = choosing(preview);

/** Applies a template to a mailbox. */
export const applyTemplate = choosing(async (context, which, role) => {
  const applied = await apply(context, which);
  revalidatePath(`${consolePath(role)}/mailboxes`, "layout");
  return { ...applied, pinned: [] };
});
