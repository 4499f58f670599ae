import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { lineView, runView } from "@/lib/directory/run/view";
import { finishSync, runSync } from "@/lib/directory/sync/run-sync";
import { answerList, pagesOf } from "@/lib/faces/cli/answer";
import type { Answer, Call } from "@/lib/faces/cli/call";
import { commandOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { addLog } from "@/lib/faces/cli/log/log-command";
import { answerExport, exportOption, type LogOptions } from "@/lib/faces/cli/log/options";
import { runWith } from "@/lib/faces/cli/operation-run";
import { said } from "@/lib/faces/cli/said";
import { linesText, runText, shownRuns } from "@/lib/faces/cli/sync/view";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const syncWords = words("cli.sync", {
  group: "Synchronizes the directories of identity providers.",
  cancelling: "The run was asked to stop.",
  dryRun: "only show what would be done",
  export: "write all its lines in this format instead",
  inProgress: "A run of this provider is already in progress. See `letterlock sync list`.",
});

/** What the help calls the id of a run. */
const named = { args: ["run"], argNames: ["id"] };

/** A run with its lines; not good unless it is done. */
async function answerRun(call: Call, id: string): Promise<Answer> {
  const { output } = await runWith(call, "sync-run.show", named, {}, [id]);
  const run = runView.parse(output);
  const lines = await answerList(
    call,
    { schema: lineView, text: linesText },
    pagesOf(call, "line.list", named, {}, [id]),
  );
  if (run.state === "failed" || run.state === "waiting") call.foundProblem();
  return { document: { ...run, changes: lines.document }, text: runText(run) + lines.text };
}

const underWay = () => new AppError("conflict", syncWords("inProgress"));

/** `letterlock sync …` */
export function addSyncCommands(program: Group): void {
  const group = program.group("sync", syncWords("group"));
  addRun(group);
  addApprove(group);
  group.operation(
    "sync-run.cancel",
    { schema: runView, text: () => `${said(syncWords("cancelling"))}\n` },
    named,
  );
  addLog(group, "list", "sync-run", shownRuns);
  addShow(group);
}

/** It ends with the run, which an operation would leave behind to go on by itself. */
function addRun(group: Group): void {
  const { call } = group;
  const rules = {
    name: "run",
    args: ["provider"],
    options: [commandOption("--dry-run", syncWords("dryRun"))],
  };
  group.own<{ dryRun?: true }>("sync-run.start", rules, async ({ dryRun = false }, provider = "") => {
    const outcome = await runSync(call.context, { provider, trigger: "manual", dryRun });
    if (!outcome.started) throw underWay();
    return answerRun(call, outcome.runId);
  });
}

function addApprove(group: Group): void {
  const { call } = group;
  group.own("sync-run.approve", named, async (_options, id = "") => {
    const { provider } = await approveSyncRun(call.context, { id });
    const { started } = await finishSync(call.context, { provider });
    if (!started) throw underWay();
    return answerRun(call, id);
  });
}

function addShow(group: Group): void {
  const { call } = group;
  const command = group.own<LogOptions>("sync-run.show", named, (options, id = "") =>
    options.export ? answerExport(call, "line.export", named, options, [id]) : answerRun(call, id),
  );
  command.addOption(exportOption(syncWords("export")));
}
