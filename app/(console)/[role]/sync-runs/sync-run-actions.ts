"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { getWords } from "@/app/_words/get-words";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { beginSync } from "@/lib/directory/sync/begin-sync";
import { adminContext } from "@/lib/faces/session/admin";
import { providerSlug } from "@/lib/providers/settings/slug";
import { words } from "@/lib/words/text";

const actionWords = words("console.syncRuns.actions", {
  choose: "Choose an identity provider.",
  previewRunning: "A preview of this provider is already in progress.",
  running: "A run of this provider is already in progress.",
});

const list = "/admin/sync-runs";

const startForm = z.object({ provider: providerSlug, dryRun: z.literal("on").optional() });

/** Starts a run or a preview and goes to its page; where one is under way already, `result` is that one's id. */
export const startRun = formAction(
  async (_before: FormState<string | null>, form: FormData): Promise<FormState<string | null>> => {
    const sent = startForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { problem: (await getWords(actionWords))("choose") };
    return formOutcome(async () => {
      const { context } = await adminContext("superadmin");
      const { provider, dryRun } = sent.data;
      const outcome = await beginSync(context, { provider, dryRun: dryRun === "on" });
      if (!outcome.begun)
        return {
          problem: (await getWords(actionWords))(dryRun ? "previewRunning" : "running"),
          result: outcome.runId,
        };
      revalidatePath(list);
      redirect(`${list}/${outcome.runId}`);
    });
  },
);
