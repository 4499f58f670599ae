import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import type { PlainColumn } from "@/app/_ui/data-table";
import { LocalTime } from "@/app/_ui/local-time";
import { durationWords, runStateWords, triggerWords } from "@/app/(console)/[role]/sync-runs/run-words";
import type { SyncRunDetails } from "@/lib/directory/run/queries";

/** What a table of runs shows of each. */
export const runColumns: PlainColumn<SyncRunDetails>[] = [
  {
    title: "Started",
    cell: ({ id, startedAt }) => (
      <Link href={`/admin/sync-runs/${id}`} className="text-accent hover:underline">
        <LocalTime value={startedAt.toISOString()} show="second" />
      </Link>
    ),
  },
  { title: "Provider", cell: ({ provider }) => provider },
  { title: "Started by", cell: ({ trigger, startedBy }) => `${triggerWords[trigger]} (${startedBy})` },
  { title: "Took", cell: ({ startedAt, finishedAt }) => durationWords(startedAt, finishedAt) },
  { title: "People", cell: ({ readPeople }) => String(readPeople) },
  { title: "Lines", cell: ({ plannedChanges }) => String(plannedChanges) },
  { title: "State", cell: (run) => <RunState run={run} /> },
];

/** Where a run is, or how it ended. */
export function RunState({ run: { dryRun, state } }: { run: Pick<SyncRunDetails, "dryRun" | "state"> }) {
  const { text, tone } = runStateWords[state];
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {dryRun ? <Badge tone="neutral">Preview</Badge> : null}
      <Badge tone={tone}>{text}</Badge>
    </span>
  );
}
