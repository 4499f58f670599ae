import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { RunProgress } from "@/app/(console)/[role]/sync-runs/run-progress";
import { planTexts, progressOf } from "@/app/(console)/[role]/sync-runs/run-words";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { OperationButton } from "@/app/(console)/operation-button";
import type { SyncRunDetails } from "@/lib/directory/run/queries";
import { words } from "@/lib/words/text";

const nowWords = words("console.syncRuns.now", {
  progress: "Progress",
  notApplied: "Nothing has been applied yet",
  notAppliedIntro: "A run makes a new plan and then applies it.",
  waiting: "Waiting for approval",
});

const cancelWords = words("console.syncRuns.cancel", { preview: "the preview", run: "the run" });

/** What is to be seen and done about a run now: follow and cancel it, decide about its plan, or read how it ended. */
export async function RunNow({ run }: { run: SyncRunDetails }) {
  const t = await getWords(nowWords);
  if (run.state === "reading" || run.state === "applying")
    return (
      <Card title={t("progress")} action={<Cancel run={run} />}>
        <RunProgress key={run.state} id={run.id} start={progressOf(run)} />
      </Card>
    );
  if (run.state === "waiting") return <Waiting run={run} />;
  const say = await getSay();
  return (
    <>
      {run.problem ? (
        <Alert tone={run.state === "failed" ? "danger" : "info"} title={say(run.problem)}>
          {run.remedy ? <p>{say(run.remedy)}</p> : null}
        </Alert>
      ) : null}
      {run.dryRun && run.state === "done" ? (
        <Card title={t("notApplied")} intro={t("notAppliedIntro")}>
          <StartSync providers={[{ value: run.provider, label: run.provider }]} />
        </Card>
      ) : null}
    </>
  );
}

async function Waiting({ run }: { run: SyncRunDetails }) {
  const [t, say] = [await getWords(nowWords), await getSay()];
  const plan = planTexts(run.counts);
  return (
    <Card
      title={t("waiting")}
      intro={run.problem && say(run.problem)}
      action={
        <div className="flex flex-wrap gap-3">
          <Cancel run={run} />
          <OperationButton
            does="sync-run.approve"
            by="superadmin"
            to={{ id: run.id }}
            values={{ provider: run.provider, plan }}
          />
        </div>
      }
    >
      <ul className="list-disc ps-5 text-sm">
        {plan.map((text) => (
          <li key={text.key}>{say(text)}</li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">{run.remedy && say(run.remedy)}</p>
    </Card>
  );
}

async function Cancel({ run: { id, provider, state, dryRun } }: { run: SyncRunDetails }) {
  const t = await getWords(cancelWords);
  const kind = dryRun ? "preview" : "run";
  return (
    <OperationButton
      does="sync-run.cancel"
      by="superadmin"
      to={{ id }}
      values={{ provider, state, kind }}
      subject={t(kind)}
    />
  );
}
