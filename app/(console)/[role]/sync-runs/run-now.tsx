import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { RunProgress } from "@/app/(console)/[role]/sync-runs/run-progress";
import { planTexts, progressOf } from "@/app/(console)/[role]/sync-runs/run-words";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { approveRun, cancelRun } from "@/app/(console)/[role]/sync-runs/sync-run-actions";
import type { SyncRunDetails } from "@/lib/directory/run/queries";
import { words } from "@/lib/words/text";

const nowWords = words("console.syncRuns.now", {
  progress: "Progress",
  notApplied: "Nothing has been applied yet",
  notAppliedIntro: "A run makes a new plan and then applies it.",
  waiting: "Waiting for approval",
  approve: "Approve",
  approveQuestion: "Apply the plan for {provider}?",
  approveConsequence: "{plan}. Deprovisioned people lose all sessions. Mail is never deleted.",
  approving: "Approving…",
  notYet: "Not yet",
});

const cancelWords = words("console.syncRuns.cancel", {
  cancel: "Cancel",
  preview: "the preview",
  previewQuestion: "Cancel this preview of {provider}?",
  previewConfirm: "Cancel preview",
  run: "the run",
  runQuestion: "Cancel this run of {provider}?",
  runConfirm: "Cancel run",
  appliedStays:
    "Changes already applied stay. The rest of the plan is dropped, and the next run makes a new one.",
  nothingChanged: "Nothing has been changed yet, and nothing will be.",
  cancelling: "Cancelling…",
  keep: "Keep running",
});

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
          <ConfirmButton
            action={approveRun}
            values={{ id: run.id }}
            label={t("approve")}
            question={t("approveQuestion", { provider: run.provider })}
            consequence={say(nowWords("approveConsequence", { plan }))}
            confirm={t("approve")}
            pendingLabel={t("approving")}
            keep={t("notYet")}
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
  const what = dryRun ? "preview" : "run";
  return (
    <ConfirmButton
      action={cancelRun}
      values={{ id }}
      label={t("cancel")}
      subject={t(what)}
      question={t(`${what}Question`, { provider })}
      consequence={state === "applying" ? t("appliedStays") : t("nothingChanged")}
      confirm={t(`${what}Confirm`)}
      pendingLabel={t("cancelling")}
      keep={t("keep")}
    />
  );
}
