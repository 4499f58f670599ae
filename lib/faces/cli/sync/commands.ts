import { type Command, Option } from "commander";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { cancelSyncRun } from "@/lib/directory/run/cancel-run";
import { exportSyncChanges, exportSyncRuns } from "@/lib/directory/run/export-runs";
import { getSyncRun, listSyncChanges, listSyncRuns } from "@/lib/directory/run/queries";
import { finishSync, runSync } from "@/lib/directory/sync/run-sync";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { addLogOptions, exportOption, type LogOptions, writeExport } from "@/lib/faces/cli/log/options";
import { runDocument, runsText, runText } from "@/lib/faces/cli/sync/view";
import { tableText } from "@/lib/faces/cli/text";
import { type SyncState, syncStates } from "@/lib/platform/db/schema/sync-run";
import { AppError } from "@/lib/platform/errors";

const mostLines = 10_000;

/** A run with its lines; not good unless it is done. */
async function answerRun(call: Call, runId: string) {
  const run = await getSyncRun(call.context, runId);
  const { items: changes } = await listSyncChanges(call.context, { runId, limit: mostLines });
  if (run.state === "failed" || run.state === "waiting") call.foundProblem();
  const lines = changes.map((one) => [
    one.kind,
    one.state,
    one.address ?? one.subject,
    one.reason,
    one.detail,
  ]);
  const table = lines.length > 0 ? tableText(["WHAT", "STATE", "WHO", "WHY", "DETAIL"], lines) : "";
  return { document: { ...runDocument(run), changes }, text: runText(run) + table };
}

const underWay = () =>
  new AppError("conflict", "A run of this provider is under way. See `letterlock sync list`.");

/** `letterlock sync …` */
export function addSyncCommands(program: Command, call: Call): void {
  const group = program.command("sync").description("Follows the directories of identity providers.");
  addCommand(group, {
    usage: "run <provider>",
    about:
      "Reads the directory of a provider and applies what has changed; ends with 1 when it failed or must be approved.",
    example: "sync run keycloak --dry-run --json",
  })
    .option("--dry-run", "only show what would be done")
    .action(
      answering(call, async ({ dryRun }: { dryRun?: true }, provider) => {
        const { actor, requestId } = call.context;
        const outcome = await runSync(
          { db: call.db, actor, requestId },
          { provider: provider ?? "", trigger: "manual", dryRun: dryRun === true },
        );
        if (!outcome.started) throw underWay();
        return answerRun(call, outcome.runId);
      }),
    );
  addCommand(group, {
    usage: "approve <run>",
    about: "Applies the plan of a run that waits because it changes much.",
    example: "sync approve 01a20a59-8224-7542-a9ed-d3c3eb4aa511",
  }).action(
    answering(call, async (_options, id) => {
      const { actor, requestId } = call.context;
      const { provider } = await approveSyncRun(call.context, { id: id ?? "" });
      const { started } = await finishSync({ db: call.db, actor, requestId }, { provider });
      if (!started) throw underWay();
      return answerRun(call, id ?? "");
    }),
  );
  addCommand(group, {
    usage: "cancel <run>",
    about: "Ends a run that is under way or waits; what was applied stays.",
    example: "sync cancel 01a20a59-8224-7542-a9ed-d3c3eb4aa511",
  }).action(
    answering(call, async (_options, id) => {
      await cancelSyncRun(call.context, { id: id ?? "" });
      const run = await getSyncRun(call.context, id ?? "");
      return { document: runDocument(run), text: "The run is asked to end.\n" };
    }),
  );
  addReading(group, call);
}

interface ListOptions extends LogOptions {
  provider?: string;
  state?: SyncState;
}

function addReading(group: Command, call: Call): void {
  const list = addCommand(group, {
    usage: "list",
    about: "Lists runs and previews, newest first.",
    example: "sync list --provider keycloak --json",
  })
    .option("--provider <slug>", "only of this provider")
    .addOption(new Option("--state <state>", "only in this state").choices(syncStates));
  addLogOptions(list).action(async ({ export: format, json, ...options }: ListOptions) => {
    const { limit, cursor, ...filter } = options;
    if (format) return writeExport(call, exportSyncRuns(call.context, filter, format));
    const { items: runs } = await listSyncRuns(call.context, { ...filter, limit, cursor });
    await call.answer({ document: runs.map(runDocument), text: runsText(runs) }, json === true);
  });
  addCommand(group, {
    usage: "show <run>",
    about: "Shows a run with its lines: what was done for whom, why, and what hinders it.",
    example: "sync show 01a20a59-8224-7542-a9ed-d3c3eb4aa511 --json",
  })
    .addOption(exportOption("write all its lines in this form instead"))
    .action(async (runId: string, { export: format, json }: Pick<LogOptions, "export" | "json">) => {
      if (!format) return call.answer(await answerRun(call, runId), json === true);
      const { id } = await getSyncRun(call.context, runId);
      return writeExport(call, exportSyncChanges(call.context, { runId: id }, format));
    });
}
