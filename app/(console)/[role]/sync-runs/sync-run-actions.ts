"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { formInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { formAction } from "@/app/form-action";
import { type FormState, formOutcome } from "@/app/form-state";
import { beginSync } from "@/lib/directory/sync/begin-sync";
import { adminContext } from "@/lib/faces/session/admin";
import { providerSlug } from "@/lib/providers/settings/slug";

const list = "/admin/sync-runs";

const startForm = z.object({ provider: providerSlug, dryRun: z.literal("on").optional() });

/** Starts a run or a preview and goes to its page; where one is under way already, `result` is that one's id. */
export const startRun = formAction(
  async (_before: FormState<string | null>, form: FormData): Promise<FormState<string | null>> => {
    const sent = startForm.safeParse(Object.fromEntries(form));
    if (!sent.success) return { problem: "Choose an identity provider." };
    return formOutcome(async () => {
      const { context } = await adminContext("superadmin");
      const { provider, dryRun } = sent.data;
      const outcome = await beginSync(context, { provider, dryRun: dryRun === "on" });
      if (!outcome.begun)
        return {
          problem: `A ${dryRun ? "preview" : "run"} of this provider is under way already.`,
          result: outcome.runId,
        };
      revalidatePath(list);
      redirect(`${list}/${outcome.runId}`);
    });
  },
);

const runForm = formInput({ id: z.uuid() });
const rules = { shows: "/sync-runs", gone: "This run does not exist any more." } as const;

/** Applies the plan of a run that waits: it may shut out many, so only for a fresh proof. */
export const approveRun = submit("sync-run.approve", runForm, rules);

/** Ends a run that is under way or waits. */
export const cancelRun = submit("sync-run.cancel", runForm, rules);
