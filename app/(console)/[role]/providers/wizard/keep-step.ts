import { z } from "zod";
import { draftAfter } from "@/app/(console)/[role]/providers/wizard/draft-form";
import { type WizardStep, wizardSteps } from "@/app/(console)/[role]/providers/wizard/steps";
import { changeDraft } from "@/lib/accounts/provider-draft/keep-draft";
import type { ProviderDraft } from "@/lib/accounts/provider-draft/queries";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";

const named = z.object({ draft: z.uuid(), step: z.enum(wizardSteps) });

/** Puts what a step has sent into its draft. Throws `not-found` for a draft that is gone, and `invalid-input`. */
export async function keepStep(
  context: Context,
  form: FormData,
): Promise<{ draft: ProviderDraft; step: WizardStep }> {
  const { draft: id, step } = parseInput(named, { draft: form.get("draft"), step: form.get("step") });
  return { step, draft: await changeDraft(context, id, (before) => draftAfter(before, step, form)) };
}
