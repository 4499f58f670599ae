import Link from "next/link";
import {
  listHref,
  listQuery,
  oneOf,
  pageAt,
  pageLinks,
  type SearchParams,
} from "@/app/_administration/list-query";
import { durationWords, runStateWords, triggerWords } from "@/app/_administration/sync-runs/run-words";
import { Badge } from "@/app/_ui/badge";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { requireAdminPage } from "@/lib/session/admin";
import { listSyncRuns, type SyncRunDetails } from "@/lib/sync-run/queries";

const path = "/admin/sync-runs";
const states = Object.keys(runStateWords) as SyncRunDetails["state"][];

/** The runs of the directories' sync, newest first. */
export async function SyncRunListPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await listQuery(searchParams);
  const { context } = await requireAdminPage("superadmin", listHref(path, query, {}));
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listSyncRuns(context, {
      provider: query.provider?.slice(0, 40),
      state: oneOf(states, query.state),
      cursor,
    }),
  );
  return (
    <>
      <PageTitle title="Sync runs" />
      <ListFilter action={path}>
        <Field label="Identity provider" name="provider" defaultValue={query.provider ?? ""} />
        <SelectField
          label="State"
          name="state"
          defaultValue={query.state ?? ""}
          options={[
            { value: "", label: "All" },
            ...states.map((value) => ({ value, label: runStateWords[value].text })),
          ]}
        />
      </ListFilter>
      <DataTable
        label="Sync runs"
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        empty="There is no such run. A Keycloak's people are read when its settings switch the sync on, or by: letterlock sync run PROVIDER"
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const columns: Column<SyncRunDetails>[] = [
  {
    title: "Started",
    cell: ({ id, startedAt }) => (
      <Link href={`${path}/${id}`} className="text-accent hover:underline">
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
