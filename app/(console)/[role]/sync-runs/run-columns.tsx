import { Badge } from "@/app/_ui/badge";
import type { PlainColumn } from "@/app/_ui/data-table";
import { LocalTime } from "@/app/_ui/local-time";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { durationText, runStateTones, startText } from "@/app/(console)/[role]/sync-runs/run-words";
import type { SyncRunDetails } from "@/lib/directory/run/queries";
import { runStateWords } from "@/lib/directory/run/state-words";
import { words } from "@/lib/words/text";

export const columnWords = words("console.syncRuns.columns", {
  started: "Started",
  provider: "Provider",
  startedBy: "Started by",
  duration: "Duration",
  people: "People",
  changes: "Changes",
  count: "{count, number}",
  state: "State",
  preview: "Preview",
});

/** What a table of runs shows of each; where all are `ofOneProvider`, not which. */
export async function runColumns({ ofOneProvider = false } = {}): Promise<PlainColumn<SyncRunDetails>[]> {
  const [t, say] = [await getWords(columnWords), await getSay()];
  return [
    {
      title: t("started"),
      cell: ({ id, startedAt }) => (
        <TextLink href={`/admin/sync-runs/${id}`}>
          <LocalTime value={startedAt} show="second" />
        </TextLink>
      ),
    },
    ...(ofOneProvider ? [] : [{ title: t("provider"), cell: ({ provider }: SyncRunDetails) => provider }]),
    { title: t("startedBy"), cell: (run) => say(startText(run)) },
    { title: t("duration"), cell: ({ startedAt, finishedAt }) => say(durationText(startedAt, finishedAt)) },
    { title: t("people"), cell: ({ readPeople }) => t("count", { count: readPeople }) },
    { title: t("changes"), cell: ({ plannedChanges }) => t("count", { count: plannedChanges }) },
    { title: t("state"), beside: true, cell: (run) => <RunState run={run} /> },
  ];
}

/** Where a run is, or how it ended. */
export function RunState({ run: { dryRun, state } }: { run: Pick<SyncRunDetails, "dryRun" | "state"> }) {
  const t = useWords(columnWords);
  const states = useWords(runStateWords);
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {dryRun ? <Badge tone="neutral">{t("preview")}</Badge> : null}
      <Badge tone={runStateTones[state]}>{states(state)}</Badge>
    </span>
  );
}

/** Where a run is, and when it began, with the way to its page. */
export const RunLink = ({ run }: { run: SyncRunDetails }) => (
  <span className="flex flex-wrap items-center gap-2">
    <RunState run={run} />
    <TextLink href={`/admin/sync-runs/${run.id}`}>
      <LocalTime value={run.startedAt} />
    </TextLink>
  </span>
);
