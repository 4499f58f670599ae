import { redirect } from "next/navigation";
import { getWords } from "@/app/_words/get-words";
import { doneBy } from "@/app/(console)/done-by";
import { formInput, ticked } from "@/app/(console)/form-input";
import { received } from "@/app/(console)/received-form";
import { formOutcome } from "@/app/form-state";
import { beginSync } from "@/lib/directory/sync/begin-sync";
import { registry } from "@/lib/faces/registry";
import { providerSlug } from "@/lib/providers/settings/slug";
import { words } from "@/lib/words/text";

const actionWords = words("console.syncRuns.actions", {
  previewRunning: "A preview of this provider is already in progress.",
  running: "A run of this provider is already in progress.",
});

const input = formInput({ provider: providerSlug, dryRun: ticked });

export const syncRunForms = {
  /** Starts a run or a preview and goes to its page; where one is under way already, `result` is that one's id. */
  startRun: received(registry.named("sync-run.start"), input, { untyped: true }, (demand) =>
    formOutcome<string | null>(async () => {
      const outcome = await doneBy(demand, {}, ({ context }) => beginSync(context, demand.sent));
      if (outcome.begun) redirect(`/admin/sync-runs/${outcome.runId}`);
      const t = await getWords(actionWords);
      return { problem: t(demand.sent.dryRun ? "previewRunning" : "running"), result: outcome.runId };
    }),
  ),
};
