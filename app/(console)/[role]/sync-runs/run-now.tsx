import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getSay } from "@/app/_words/get-words";
import { RunProgress } from "@/app/(console)/[role]/sync-runs/run-progress";
import { planWords, progressOf } from "@/app/(console)/[role]/sync-runs/run-words";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { approveRun, cancelRun } from "@/app/(console)/[role]/sync-runs/sync-run-actions";
import type { SyncRunDetails } from "@/lib/directory/run/queries";

/** What is to be seen and done about a run now: follow and cancel it, decide about its plan, or read how it ended. */
export async function RunNow({ run }: { run: SyncRunDetails }) {
  if (run.state === "reading" || run.state === "applying")
    return (
      <Card title="Progress" action={<Cancel run={run} />}>
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
        <Card title="Nothing of this is applied yet" intro="A run plans anew and then applies its plan.">
          <StartSync providers={[{ value: run.provider, label: run.provider }]} />
        </Card>
      ) : null}
    </>
  );
}

async function Waiting({ run }: { run: SyncRunDetails }) {
  const say = await getSay();
  const plan = planWords(run.counts);
  return (
    <Card
      title="Waits for approval"
      intro={run.problem && say(run.problem)}
      action={
        <div className="flex flex-wrap gap-3">
          <Cancel run={run} />
          <ConfirmButton
            action={approveRun}
            values={{ id: run.id }}
            label="Approve"
            question={`Apply the plan for ${run.provider}?`}
            consequence={`${plan.join("; ")}. Whoever is shut out loses all sessions; mail is never deleted.`}
            confirm="Approve"
            pendingLabel="Approving …"
            keep="Not yet"
          />
        </div>
      }
    >
      <ul className="list-disc ps-5 text-sm">
        {plan.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">{run.remedy && say(run.remedy)}</p>
    </Card>
  );
}

const Cancel = ({ run: { id, provider, state, dryRun } }: { run: SyncRunDetails }) => (
  <ConfirmButton
    action={cancelRun}
    values={{ id }}
    label="Cancel"
    subject={dryRun ? "the preview" : "the run"}
    question={`Cancel this ${dryRun ? "preview" : "run"} of ${provider}?`}
    consequence={
      state === "applying"
        ? "What was applied stays; the rest of the plan is dropped, and the next run plans anew."
        : "Nothing was changed yet, and nothing will be."
    }
    confirm={dryRun ? "Cancel the preview" : "Cancel the run"}
    pendingLabel="Cancelling …"
    keep="Let it go on"
  />
);
