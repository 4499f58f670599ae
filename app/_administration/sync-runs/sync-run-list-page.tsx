import Link from "next/link";
import {
  listHref,
  listQuery,
  oneOf,
  pageAt,
  pageLinks,
  type SearchParams,
} from "@/app/_administration/list-query";
import { ExportLinks } from "@/app/_administration/logs/export-links";
import { keptWords } from "@/app/_administration/logs/kept-words";
import { typedMoment, typedText } from "@/app/_administration/logs/log-query";
import { SpanFields } from "@/app/_administration/logs/span-fields";
import { NothingListed } from "@/app/_administration/nothing-listed";
import {
  durationWords,
  runStates,
  runStateWords,
  triggerWords,
} from "@/app/_administration/sync-runs/run-words";
import { StartSync } from "@/app/_administration/sync-runs/start-sync";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { listSyncRuns, type SyncRunDetails } from "@/lib/directory/run/queries";
import { hasDirectory } from "@/lib/directory/sync/read-schedule";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { currentSettings } from "@/lib/platform/settings/queries";
import { listProviders, type Provider } from "@/lib/providers/provider/queries";

const path = "/admin/sync-runs";

/** The runs of the directories' sync, newest first. */
export async function SyncRunListPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await listQuery(searchParams);
  const { context } = await requireAdminPage("superadmin", listHref(path, query, {}));
  const filter = {
    provider: typedText(query.provider, 40),
    state: oneOf(runStates, query.state),
    from: typedMoment(query.from),
    to: typedMoment(query.to),
  };
  const [{ items, next }, providers, { syncRunDays }] = await Promise.all([
    pageAt(query.cursor, (cursor) => listSyncRuns(context, { ...filter, cursor })),
    listProviders(context.db),
    currentSettings(context.db, "logs"),
  ]);
  return (
    <>
      <PageTitle
        title="Sync runs"
        action={<ExportLinks adminRole="superadmin" log="sync-runs" filter={filter} />}
      />
      <p className="text-sm text-muted">Kept for {keptWords(syncRunDays)}, with their lines.</p>
      <StartCard providers={providers.filter(hasDirectory)} />
      <ListFilter action={path}>
        <Field label="Identity provider" name="provider" defaultValue={query.provider ?? ""} />
        <SelectField
          label="State"
          name="state"
          defaultValue={query.state ?? ""}
          options={[
            { value: "", label: "All" },
            ...runStates.map((value) => ({ value, label: runStateWords[value].text })),
          ]}
        />
        <SpanFields query={query} />
      </ListFilter>
      <DataTable
        label="Sync runs"
        columns={runColumns}
        rows={items}
        keyOf={({ id }) => id}
        empty={<NothingListed path={path} query={query} {...firstRun(providers)} />}
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

/** What is missing before people of a directory can be read. */
function firstRun(providers: Provider[]) {
  if (providers.length === 0)
    return {
      none: "No directory was read yet, and there is no identity provider to read one of.",
      step: { href: "/admin/providers/new", label: "Add the first provider" },
    };
  if (!providers.some(hasDirectory))
    return {
      none: "No directory was read yet. It needs a Keycloak that is switched on: other providers only sign people in.",
      step: { href: "/admin/providers", label: "Look at the providers" },
    };
  return {
    none: "No directory was read yet. Begin with a preview above: it shows what a run would do and changes nothing.",
    step: null,
  };
}

function StartCard({ providers }: { providers: Provider[] }) {
  if (providers.length === 0) return null;
  return (
    <Card
      title="Run by hand"
      intro="A preview only shows what a run would do. Both go on when this page is closed."
    >
      <StartSync providers={providers.map(({ slug, name }) => ({ value: slug, label: name }))} />
    </Card>
  );
}

/** What a table of runs shows of each. */
export const runColumns: Column<SyncRunDetails>[] = [
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
